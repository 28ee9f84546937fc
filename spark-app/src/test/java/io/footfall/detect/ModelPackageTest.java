package io.footfall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.footfall.geometry.PictureSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
  @TempDir Path folder;

  @Test
  void importingTwiceGivesTheSameBytes() throws Exception {
    ModelPackage first = ModelImport.centernet(TestModels.sources(), folder.resolve("a"));
    ModelPackage again = ModelImport.centernet(TestModels.sources(), folder.resolve("b"));
    assertThat(again.sha256()).isEqualTo(first.sha256());
    assertThat(Checksums.ofTree(folder.resolve("b")))
        .isEqualTo(Checksums.ofTree(folder.resolve("a")));
    assertThat(ModelImport.centernet(TestModels.sources(), folder.resolve("a"))).isEqualTo(first);
  }

  @Test
  void anotherSourceFileIsRefused() throws Exception {
    Files.writeString(folder.resolve("centernet.json"), "{}");
    Files.writeString(folder.resolve("centernet.bin"), "");
    assertThatThrownBy(() -> ModelImport.centernet(folder, folder.resolve("out")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("was made for");
  }

  @Test
  void aFolderOfSomethingElseIsNotReplaced() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(photos.resolve("photo"), "");
    assertThatThrownBy(() -> ModelImport.centernet(TestModels.sources(), photos))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is not a model package");
    assertThat(photos.resolve("photo")).exists();
  }

  @Test
  void anAlteredFileIsNoticed() throws Exception {
    Path out = folder.resolve("model");
    ModelImport.centernet(TestModels.sources(), out);
    Files.write(out.resolve("512x384/saved_model.pb"), new byte[] {0}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ModelPackage.load(out))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("512x384/saved_model.pb does not have the listed SHA-256");
  }

  @Test
  void anUnknownKeyIsAnError() throws Exception {
    Files.writeString(folder.resolve("model.yaml"), "scoreFlor: 0.3\n");
    assertThatThrownBy(() -> ModelPackage.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("unknown key 'scoreFlor'");
  }

  @Test
  void aMissingPackageSaysWhatToDo() {
    assertThatThrownBy(() -> ModelPackage.load(folder.resolve("nowhere")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("footfall model import");
  }

  @Test
  void theInputIsTheOneOfTheNearestAspect() throws Exception {
    ModelPackage model = TestModels.centernet();
    assertThat(Detectors.inputFor(model, new PictureSize(768, 576))).hasToString("512x384");
    assertThat(Detectors.inputFor(model, new PictureSize(1920, 1080))).hasToString("672x384");
    assertThat(Detectors.inputFor(model, new PictureSize(1080, 1920))).hasToString("384x512");
  }

  @Test
  void missingNativeLibrariesSayWhichFilesAndWhere() {
    assertThatThrownBy(() -> TensorflowNatives.check(folder.toString()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("libtensorflow_cc.so.2");
  }
}
