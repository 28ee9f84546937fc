package io.footfall.site;

import io.footfall.geometry.Point;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Writes stores down in one canonical form, so that equal meaning gives an equal hash. */
final class Meaning {
  private final StringBuilder text = new StringBuilder("footfall/v1\n");

  private Meaning() {}

  static String hash(List<Store> stores) {
    Meaning meaning = new Meaning();
    stores.stream().sorted(Comparator.comparing(Store::id)).forEach(meaning::store);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(meaning.text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  private void store(Store store) {
    say("store", store.id(), store.name(), store.region(), store.zone());
    store
        .open()
        .spans()
        .forEach((day, spans) -> spans.forEach(span -> say("open", day, span.from(), span.to())));
    store.cameras().stream().sorted(Comparator.comparing(Camera::id)).forEach(this::camera);
  }

  private void camera(Camera camera) {
    say("camera", camera.id().camera(), camera.recordings(), camera.clockOffset());
    say("captureTime", camera.captureTime().patterns(), camera.captureTime().zone());
    camera.clockDrift().ifPresent(drift -> say("drift", drift.perDay(), drift.since()));
    say("sampling", camera.sampling().framesPerSecond());
    camera.validFrom().ifPresent(date -> say("validFrom", date));
    camera.lines().stream().sorted(Comparator.comparing(Line::id)).forEach(this::line);
    camera.zones().stream().sorted(Comparator.comparing(Zone::id)).forEach(this::zone);
    camera.floor().ifPresent(this::floor);
  }

  private void line(Line line) {
    say("line", line.id(), line.kind(), line.inside());
    point(line.segment().from());
    point(line.segment().to());
  }

  private void zone(Zone zone) {
    say("zone", zone.id(), zone.kind(), zone.department(), zone.engagedAfter());
    zone.polygon().forEach(this::point);
  }

  private void floor(Floor floor) {
    for (Floor.Anchor anchor : floor.anchors()) {
      say("floor");
      point(anchor.picture());
      point(anchor.metres());
    }
  }

  private void point(Point point) {
    say("point", point.x(), point.y());
  }

  /** Lengths go before values, so that no value can pass for two. */
  private void say(String what, Object... values) {
    text.append(what);
    for (Object value : values) {
      String written = value.toString();
      text.append(' ').append(written.length()).append(':').append(written);
    }
    text.append('\n');
  }
}
