package io.footfall.site;

import java.time.ZoneId;
import java.util.List;

/**
 * A store: where its clock stands, when it is open and which cameras hang in it.
 *
 * @param id the retailer's own key
 * @param name for people to read; the id where the file gives none
 * @param region empty where the file gives none
 * @param zone the zone of the store's wall clock
 */
public record Store(
    String id, String name, String region, ZoneId zone, OpeningHours open, List<Camera> cameras) {
  public Store {
    cameras = List.copyOf(cameras);
    for (Camera camera : cameras) {
      if (!camera.id().store().equals(id)) {
        throw new IllegalArgumentException(
            "Camera %s does not belong to store %s".formatted(camera.id(), id));
      }
    }
  }
}
