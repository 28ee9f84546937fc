package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.nio.file.Path;
import java.util.List;

/**
 * A person detector on disk: a folder with {@code model.yaml} and one TensorFlow SavedModel for
 * each input size, named like {@code 512x384}.
 *
 * @param directory the folder
 * @param name what the model is called
 * @param version of the published model
 * @param licence of the published model, as an SPDX identifier
 * @param origin where the source files were published
 * @param sha256 over {@code model.yaml}, which holds the checksums of all other files: two packages
 *     with the same value give the same boxes
 * @param decoder how the output is read
 * @param inputs picture sizes it can take, at least one
 * @param personClass the class number that means a person in the model's output
 * @param scoreFloor boxes with a lower score are dropped, 0-1
 * @param sources the published files it was made from
 */
public record ModelPackage(
    Path directory,
    String name,
    String version,
    String licence,
    String origin,
    String sha256,
    DecoderKind decoder,
    List<PictureSize> inputs,
    int personClass,
    double scoreFloor,
    List<Source> sources) {

  /** One published file, by name and checksum. */
  public record Source(String file, String sha256) {}

  public ModelPackage {
    inputs = List.copyOf(inputs);
    sources = List.copyOf(sources);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("A model package needs at least one input size");
    }
    if (!(scoreFloor >= 0 && scoreFloor <= 1)) {
      throw new IllegalArgumentException(
          "A score floor lies between 0 and 1, but was %s".formatted(scoreFloor));
    }
  }

  /**
   * Reads a package and verifies the checksum of every file in it.
   *
   * @throws ModelException when it is missing, misdescribed, incomplete or altered
   */
  public static ModelPackage load(Path directory) throws ModelException {
    return ModelYaml.load(directory);
  }

  /** The SavedModel folder for one of the inputs. */
  Path savedModel(PictureSize input) {
    return directory.resolve(input.toString());
  }
}
