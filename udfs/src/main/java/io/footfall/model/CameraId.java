package io.footfall.model;

import java.io.Serializable;

/** A camera, named within its store. */
public record CameraId(String store, String camera) implements Comparable<CameraId>, Serializable {
  public CameraId {
    if (store.isBlank() || camera.isBlank()) {
      throw new IllegalArgumentException(
          "A camera needs a store and a name, but was '%s', '%s'".formatted(store, camera));
    }
  }

  @Override
  public int compareTo(CameraId other) {
    int byStore = store.compareTo(other.store);
    return byStore != 0 ? byStore : camera.compareTo(other.camera);
  }

  @Override
  public String toString() {
    return store + "/" + camera;
  }
}
