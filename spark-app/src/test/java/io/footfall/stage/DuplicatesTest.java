package io.footfall.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.geometry.PictureSize;
import io.footfall.model.CameraId;
import io.footfall.model.Recording;
import io.footfall.model.Recording.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private static final CameraId DOOR = new CameraId("S", "door");

  @Test
  void ofCopiesTheNamedThenTheEarliestThenTheFirstByNameCountsInEveryOrder() {
    List<Recording> copies =
        List.of(
            recording("b.mp4", DOOR, "x", 10, "FILE_NAME"),
            recording("a.mp4", DOOR, "x", 5, "UPLOAD"),
            recording("c.mp4", DOOR, "x", 7, "CONTAINER"),
            recording("d.mp4", DOOR, "x", 10, "FILE_NAME"));
    for (List<Recording> order : orders(copies)) {
      assertThat(counted(order)).containsExactly("b.mp4");
    }
    List<Recording> unnamed =
        List.of(
            recording("a.mp4", DOOR, "x", 9, "UPLOAD"), recording("b.mp4", DOOR, "x", 8, "UPLOAD"));
    for (List<Recording> order : orders(unnamed)) {
      assertThat(counted(order)).containsExactly("b.mp4");
    }
  }

  @Test
  void equalPacketsWhoseNamesSayDifferentTimesAreTwoRecordings() {
    List<Recording> still =
        List.of(
            recording("0900.mp4", DOOR, "x", 10, "FILE_NAME"),
            recording("1000.mp4", DOOR, "x", 20, "FILE_NAME"),
            recording("copy.mp4", DOOR, "x", 1, "UPLOAD"));
    for (List<Recording> order : orders(still)) {
      assertThat(counted(order)).containsExactly("0900.mp4", "1000.mp4");
    }
  }

  @Test
  void equalPacketsOfTwoCamerasAreTwoRecordings() {
    CameraId exit = new CameraId("S", "exit");
    assertThat(
            counted(
                List.of(
                    recording("a.mp4", DOOR, "x", 1, "UPLOAD"),
                    recording("b.mp4", exit, "x", 1, "UPLOAD"))))
        .containsExactly("a.mp4", "b.mp4");
  }

  @Test
  void aDuplicateWhoseOriginalIsGoneCountsAgain() {
    Recording copy = recording("b.mp4", DOOR, "x", 1, "UPLOAD").with(Status.DUPLICATE);
    assertThat(counted(List.of(copy))).containsExactly("b.mp4");
  }

  private static List<String> counted(List<Recording> recordings) {
    Map<Boolean, List<String>> names =
        Duplicates.mark(recordings).stream()
            .collect(
                Collectors.partitioningBy(
                    Recording::isCounted,
                    Collectors.mapping(Recording::name, Collectors.toList())));
    return names.get(true);
  }

  private static <T> List<List<T>> orders(List<T> values) {
    if (values.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (T first : values) {
      List<T> rest = new ArrayList<>(values);
      rest.remove(first);
      for (List<T> order : orders(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  private static Recording recording(
      String name, CameraId camera, String fingerprint, long startUs, String source) {
    return new Recording(
        Hashes.of(camera, fingerprint, startUs),
        camera,
        name,
        "file:/" + name,
        1,
        0,
        "e",
        fingerprint,
        startUs,
        source,
        "mp4",
        "h264",
        new PictureSize(640, 480),
        0,
        10,
        false,
        1,
        100,
        Status.COUNTED);
  }
}
