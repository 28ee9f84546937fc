package io.footfall.site;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the stores of a site file. */
final class StoreReader {
  private final Faults.Once storeIds;
  private final CameraReader cameras;

  StoreReader(Faults faults) {
    storeIds = faults.once("store id");
    cameras = new CameraReader(faults);
  }

  List<Store> stores(YamlValue list) {
    List<YamlValue> values = list.list();
    if (list.isList() && values.isEmpty()) {
      list.fault("there is no store", "Describe at least one");
    }
    List<Store> stores = new ArrayList<>();
    values.forEach(value -> store(value).ifPresent(stores::add));
    return stores;
  }

  private Optional<Store> store(YamlValue value) {
    Fields fields = value.fields("id", "name", "region", "timeZone", "open", "cameras");
    Optional<String> id = Ids.read(fields, storeIds, "Give the store its own key, as in id: CHI01");
    Optional<ZoneId> zone =
        fields
            .required("timeZone", "Name the zone, as in timeZone: America/Chicago")
            .flatMap(StoreReader::zone);
    OpeningHours open =
        fields.optional("open").map(OpeningHoursReader::read).orElse(OpeningHours.ALWAYS);
    String name = text(fields, "name").orElse(id.orElse(""));
    String region = text(fields, "region").orElse("");
    // Cameras are read even where the store is at fault, so that their faults are told too.
    List<Camera> found =
        fields
            .required("cameras", "List the store's cameras under cameras:")
            .map(list -> cameras.cameras(list, id.orElse("?"), zone.orElse(ZoneId.of("UTC"))))
            .orElse(List.of());
    if (id.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Store(id.get(), name, region, zone.get(), open, found));
  }

  private static Optional<String> text(Fields fields, String key) {
    return fields.optional(key).flatMap(YamlValue::text);
  }

  /** A time zone by its name in the IANA database, or an offset from UTC. */
  static Optional<ZoneId> zone(YamlValue value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(text.get()));
    } catch (DateTimeException e) {
      value.fault(
          "'%s' is not a time zone".formatted(text.get()),
          Spelling.nearest(text.get(), ZoneId.getAvailableZoneIds())
              .map("Did you mean %s?"::formatted)
              .orElse("Use a name of the IANA database such as America/Chicago"));
      return Optional.empty();
    }
  }
}
