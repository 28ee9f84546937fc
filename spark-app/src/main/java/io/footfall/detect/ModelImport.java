package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * Makes model packages from published models. Importing twice gives the same bytes. No native
 * library is needed.
 */
public final class ModelImport {
  private static final String HUMAN = "npm @vladmandic/human 3.3.6, folder models";
  private static final String HUMAN_VERSION = "3.3.6";
  private static final double SCORE_FLOOR = 0.1;

  private static final Map<String, String> CENTERNET_SOURCES =
      Map.of(
          "centernet.json",
          "bfb942eaacc5becf738d536663bc4580a0ae9e560722306e6d4dd7fe4a09de05",
          "centernet.bin",
          "1b635a15009071f506f9f2b3519b31c072c534888989f30d269ffd44734ef7ef");

  /** 4:3, 16:9 and upright, at about the cost of the published 512x512. */
  private static final List<PictureSize> CENTERNET_INPUTS =
      List.of(new PictureSize(512, 384), new PictureSize(672, 384), new PictureSize(384, 512));

  private static final Map<String, String> HANDTRACK_SOURCES =
      Map.of(
          "handtrack.json",
          "a27d86daea1799c65dd0ad99ea1855a6b6dc721bf7ba4d4eb1a138c9e51d5755",
          "handtrack.bin",
          "70164f725aefbbf8094a8ef4150dc10e906b6f0976b484ef8ec882d3eae4b812");

  private static final PictureSize HANDTRACK_INPUT = new PictureSize(320, 320);

  /** Its classes are hand, fist, pinch, point, face, tip and pinch tip, from 1. */
  private static final int HANDTRACK_FACE = 5;

  private ModelImport() {}

  /**
   * Imports the default person detector: CenterNet on MobileNetV3, trained on COCO.
   *
   * @param sourceDir folder with {@code centernet.json} and {@code centernet.bin}
   * @param out folder to make; a model package already there is replaced
   * @throws ModelException when a source is not the pinned file, or {@code out} is something else
   */
  public static ModelPackage centernet(Path sourceDir, Path out) throws ModelException {
    Graph graph =
        TfjsModel.read("centernet.json", Checksums.readPinned(sourceDir, CENTERNET_SOURCES));
    ModelPackage model =
        new ModelPackage(
            out,
            "centernet-mobilenetv3",
            HUMAN_VERSION,
            "MIT",
            HUMAN,
            "",
            DecoderKind.CENTERNET,
            CENTERNET_INPUTS,
            CenternetGraph.PERSON,
            SCORE_FLOOR,
            sources(CENTERNET_SOURCES));
    return PackageWriter.write(
        model,
        folder -> {
          for (PictureSize input : CENTERNET_INPUTS) {
            CenternetGraph.write(graph, input, folder.resolve(input.toString()));
          }
        });
  }

  /**
   * Imports a detector of hands and faces made with the TensorFlow Object Detection API, its faces
   * standing for persons. It serves to try that kind of model on a real file, not to count people.
   *
   * @param sourceDir folder with {@code handtrack.json} and {@code handtrack.bin}
   * @param out folder to make; a model package already there is replaced
   * @throws ModelException when a source is not the pinned file, or {@code out} is something else
   */
  public static ModelPackage handtrack(Path sourceDir, Path out) throws ModelException {
    Graph graph =
        TfjsModel.read("handtrack.json", Checksums.readPinned(sourceDir, HANDTRACK_SOURCES));
    ModelPackage model =
        new ModelPackage(
            out,
            "handtrack-ssd-mobilenetv2fpn",
            HUMAN_VERSION,
            "MIT",
            HUMAN,
            "",
            DecoderKind.TF_OBJECT_DETECTION,
            List.of(HANDTRACK_INPUT),
            HANDTRACK_FACE,
            SCORE_FLOOR,
            sources(HANDTRACK_SOURCES));
    return PackageWriter.write(
        model, folder -> writeHandtrack(graph, folder.resolve(HANDTRACK_INPUT.toString())));
  }

  /**
   * Wraps a detector of your own: a SavedModel whose signature {@code serving_default} is that of
   * the TensorFlow Object Detection API.
   *
   * @param savedModel folder with {@code saved_model.pb} and what belongs to it
   * @param description name, version, licence, origin, person class and score floor, and exactly
   *     one input size; its directory is the folder to make, its checksum is ignored
   * @throws ModelException when the SavedModel cannot be read, or the folder is something else
   */
  public static ModelPackage savedModel(Path savedModel, ModelPackage description)
      throws ModelException {
    if (description.decoder() != DecoderKind.TF_OBJECT_DETECTION
        || description.inputs().size() != 1) {
      throw new IllegalArgumentException(
          "A SavedModel is wrapped with decoder tf-object-detection and one input size, but was %s with %s"
              .formatted(description.decoder().key(), description.inputs()));
    }
    return PackageWriter.write(
        description,
        folder ->
            PackageWriter.copyTree(
                savedModel, folder.resolve(description.inputs().get(0).toString())));
  }

  private static void writeHandtrack(Graph graph, Path folder) throws ModelException, IOException {
    // The published graph names its outputs by position only.
    Map<String, String> nodes = new LinkedHashMap<>();
    nodes.put("detection_boxes", "Identity_1");
    nodes.put("detection_classes", "Identity_2");
    nodes.put("detection_scores", "Identity_4");
    nodes.put("num_detections", "Identity_5");
    Map<String, SavedModels.Port> outputs = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) ->
            outputs.put(
                name,
                new SavedModels.Port(
                    node,
                    DataType.DT_FLOAT,
                    switch (name) {
                      case "detection_boxes" -> Nodes.shape(1, 100, 4);
                      case "num_detections" -> Nodes.shape(1);
                      default -> Nodes.shape(1, 100);
                    })));
    NodeDef input = graph.node("input_tensor");
    SavedModels.write(
        folder,
        graph.prunedTo(nodes.values()),
        Map.of("input_tensor", SavedModels.Port.of(input)),
        outputs);
  }

  private static List<ModelPackage.Source> sources(Map<String, String> pins) {
    List<ModelPackage.Source> sources = new ArrayList<>();
    pins.keySet().stream()
        .sorted()
        .forEach(file -> sources.add(new ModelPackage.Source(file, pins.get(file))));
    return sources;
  }
}
