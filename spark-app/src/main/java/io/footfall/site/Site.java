package io.footfall.site;

import io.footfall.model.CameraId;
import java.util.List;
import java.util.Optional;

/**
 * Everything a site file says: the stores and their cameras.
 *
 * @param stores in the order of the file
 * @param hash SHA-256, in lower-case hexadecimal, over what the file means: comments, layout, and
 *     the order of keys, stores, cameras, lines and zones do not change it
 */
public record Site(List<Store> stores, String hash) {
  public Site {
    stores = List.copyOf(stores);
  }

  /** A site of these stores, with the hash of their meaning. */
  public static Site of(List<Store> stores) {
    return new Site(stores, Meaning.hash(stores));
  }

  public Optional<Store> store(String id) {
    return stores.stream().filter(store -> store.id().equals(id)).findFirst();
  }

  public Optional<Camera> camera(CameraId id) {
    return cameras().stream().filter(camera -> camera.id().equals(id)).findFirst();
  }

  /** All cameras of all stores, in the order of the file. */
  public List<Camera> cameras() {
    return stores.stream().flatMap(store -> store.cameras().stream()).toList();
  }
}
