package io.footfall.site;

import io.footfall.model.CameraId;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the cameras of a store. */
final class CameraReader {
  private static final double MOST_FRAMES_PER_SECOND = 240;

  private final Faults.Once recordings;

  CameraReader(Faults faults) {
    recordings = faults.once("recordings pattern");
  }

  List<Camera> cameras(YamlValue list, String store, ZoneId zone) {
    List<YamlValue> values = list.list();
    if (list.isList() && values.isEmpty()) {
      list.fault("the store has no camera", "Describe at least one, or remove the store");
    }
    Faults.Once ids = list.faults().once("camera id");
    List<Camera> cameras = new ArrayList<>();
    values.forEach(value -> camera(value, ids, store, zone).ifPresent(cameras::add));
    return cameras;
  }

  private Optional<Camera> camera(YamlValue value, Faults.Once ids, String store, ZoneId zone) {
    Fields fields =
        value.fields(
            "id",
            "recordings",
            "captureTime",
            "clockOffset",
            "clockDrift",
            "sampling",
            "lines",
            "zones",
            "floor",
            "validFrom");
    Optional<String> id = Ids.read(fields, ids, "Name the camera, as in id: entrance");
    Optional<String> pattern =
        fields
            .required("recordings", "Say where its files land, as in recordings: \"CHI01/door/**\"")
            .flatMap(this::recordings);
    CaptureTimeRule rule =
        fields
            .optional("captureTime")
            .map(given -> captureTime(given, zone))
            .orElseGet(() -> CaptureTimeRule.anyPreset(zone));
    Duration offset =
        fields.optional("clockOffset").flatMap(CameraReader::duration).orElse(Duration.ZERO);
    Optional<ClockDrift> drift = fields.optional("clockDrift").flatMap(CameraReader::drift);
    Sampling sampling =
        fields.optional("sampling").flatMap(CameraReader::sampling).orElse(Sampling.DEFAULT);
    List<Line> lines = fields.optional("lines").map(ShapeReader::lines).orElse(List.of());
    List<Zone> zones = fields.optional("zones").map(ShapeReader::zones).orElse(List.of());
    Optional<Floor> floor = fields.optional("floor").flatMap(FloorReader::read);
    Optional<LocalDate> validFrom =
        fields
            .optional("validFrom")
            .flatMap(day -> day.parsed(LocalDate::parse, "a date", "Write it as 2026-11-20"));
    if (id.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Camera(
            new CameraId(store, id.get()),
            pattern.get(),
            rule,
            offset,
            drift,
            sampling,
            lines,
            zones,
            floor,
            validFrom));
  }

  private Optional<String> recordings(YamlValue value) {
    Optional<Glob> glob =
        value.parsed(Glob::of, "a pattern of names", "Write it as CHI01/entrance/**");
    glob.ifPresent(
        pattern ->
            recordings.see(
                pattern.toString(), value, "A file can belong to one camera; narrow one pattern"));
    return glob.map(Glob::toString);
  }

  private static CaptureTimeRule captureTime(YamlValue value, ZoneId storeZone) {
    Fields fields = value.fields("pattern", "preset", "zone");
    ZoneId zone =
        fields
            .optional("zone")
            .filter(given -> !given.says("store"))
            .flatMap(StoreReader::zone)
            .orElse(storeZone);
    Optional<YamlValue> pattern = fields.optional("pattern");
    Optional<YamlValue> preset = fields.optional("preset");
    if (pattern.isPresent() && preset.isPresent()) {
      value.fault("it has both a pattern and a preset", "Keep one of them");
    }
    return pattern
        .map(given -> new CaptureTimeRule(pattern(given).stream().toList(), zone))
        .or(() -> preset.map(given -> new CaptureTimeRule(preset(given), zone)))
        .orElseGet(() -> CaptureTimeRule.anyPreset(zone));
  }

  private static Optional<NamePattern> pattern(YamlValue value) {
    return value.parsed(
        NamePattern::of, "a pattern of date and time", "Write it as yyyyMMdd_HHmmss");
  }

  private static List<NamePattern> preset(YamlValue value) {
    Optional<String> word = value.text();
    if (word.isEmpty()) {
      return List.of();
    }
    List<String> words =
        Stream.of(CaptureTimeRule.Preset.values()).map(CaptureTimeRule.Preset::word).toList();
    if (!words.contains(word.get())) {
      value.fault("there is no preset '%s'".formatted(word.get()), Words.advice(word.get(), words));
      return List.of();
    }
    return CaptureTimeRule.Preset.valueOf(word.get().toUpperCase(Locale.ROOT)).patterns();
  }

  static Optional<Duration> duration(YamlValue value) {
    return value.parsed(
        Duration::parse, "a duration", "Write it as PT5S, PT1M30S or, below zero, PT-5S");
  }

  private static Optional<ClockDrift> drift(YamlValue value) {
    Fields fields = value.fields("perDay", "since");
    Optional<Duration> perDay =
        fields
            .required("perDay", "Say what is added for each day, as in perDay: PT-2S")
            .flatMap(CameraReader::duration);
    Optional<Instant> since =
        fields
            .required("since", "Say when the clock was right, as in since: 2026-11-01T00:00:00Z")
            .flatMap(
                at -> at.parsed(Instant::parse, "an instant", "Write it as 2026-11-01T00:00:00Z"));
    return perDay.isPresent() && since.isPresent()
        ? Optional.of(new ClockDrift(perDay.get(), since.get()))
        : Optional.empty();
  }

  private static Optional<Sampling> sampling(YamlValue value) {
    if (value.says("all")) {
      return Optional.of(Sampling.EVERY_FRAME);
    }
    OptionalDouble rate = value.number();
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    if (!(rate.getAsDouble() > 0 && rate.getAsDouble() <= MOST_FRAMES_PER_SECOND)) {
      value.fault(
          "%s frames a second cannot be sampled".formatted(rate.getAsDouble()),
          "Write a rate above 0, such as 5, or all for every frame");
      return Optional.empty();
    }
    return Optional.of(Sampling.ofRate(rate.getAsDouble()));
  }
}
