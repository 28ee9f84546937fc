package io.footfall.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotFileTest {
  @TempDir Path folder;

  @Test
  void worldCoordinatesAreNotClasses() throws IOException {
    MotSequence sequence = read("2,1,5,6,10,20,1,-4.15,7.35,0\n1,1,5.5,6,10,20,0,3,1.2,0\n");

    assertThat(sequence.format()).isEqualTo(MotSequence.Format.MOT_2015);
    assertThat(sequence.rows())
        .containsExactly(
            new MotRow(1, 1, 5.5, 6, 10, 20, 0, MotClass.PEDESTRIAN),
            new MotRow(2, 1, 5, 6, 10, 20, 1, MotClass.PEDESTRIAN));
  }

  @Test
  void nineColumnsAreTheFormatWithClasses() throws IOException {
    MotSequence sequence = read("1,1,5,6,10,20,1,1,0.8\n1,2,5,6,10,20,0,7,1\n");

    assertThat(sequence.format()).isEqualTo(MotSequence.Format.MOT_2016);
    assertThat(sequence.rows().get(1).kind()).isEqualTo(MotClass.STATIC_PERSON);
  }

  @Test
  void blanksSeparateAndEmptyLinesAreSkipped() throws IOException {
    assertThat(read("\n1 4 5 6 10 20 0.9 -1 -1 -1\r\n\n").rows())
        .containsExactly(new MotRow(1, 4, 5, 6, 10, 20, 0.9, MotClass.PEDESTRIAN));
  }

  @Test
  void aFaultIsNamedWithFileAndLine() {
    assertThatThrownBy(() -> read("1,1,5,6,10,20,1\n1,2,x,6,10,20,1\n"))
        .isInstanceOf(MotFileException.class)
        .hasMessageContaining("tracks.txt, line 2: 'x' is not a number");
    assertThatThrownBy(() -> read("1,1,5,6\n")).hasMessageContaining("line 1: 4 columns");
    assertThatThrownBy(() -> read("0,1,5,6,10,20,1\n")).hasMessageContaining("frames from 1");
    assertThatThrownBy(() -> read("1,1,5,6,10,20,1\n1,1,9,6,10,20,1\n"))
        .hasMessageContaining("line 2: frame 1 holds id 1 twice");
    assertThatThrownBy(() -> read("1,1,5,6,10,20,1,14,1\n")).hasMessageContaining("class 14");
  }

  private MotSequence read(String text) throws IOException {
    return MotFile.read(Files.writeString(folder.resolve("tracks.txt"), text));
  }
}
