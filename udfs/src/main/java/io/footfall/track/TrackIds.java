package io.footfall.track;

import io.footfall.geometry.Box;
import io.footfall.model.CameraId;
import io.footfall.model.Detection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names tracks by camera and first sighting, so that every run gives the same names. */
final class TrackIds {
  private static final int BYTES = 8;

  private TrackIds() {}

  static String of(CameraId camera, Detection first) {
    Box box = first.box();
    ByteBuffer sighting = ByteBuffer.allocate(5 * Long.BYTES);
    sighting.putLong(first.timeUs());
    sighting.putDouble(box.left()).putDouble(box.top());
    sighting.putDouble(box.right()).putDouble(box.bottom());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(camera.store().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(camera.camera().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(sighting.array()), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
