package io.footfall.detect;

import io.footfall.geometry.PictureSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The file {@code model.yaml} of a model package: written by the import, read strictly. */
final class ModelYaml {
  static final String FILE = "model.yaml";

  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");
  private static final List<String> KEYS =
      List.of(
          "name",
          "version",
          "licence",
          "origin",
          "decoder",
          "personClass",
          "scoreFloor",
          "inputs",
          "sources",
          "files");

  private final Path file;
  private final Map<?, ?> values;

  private ModelYaml(Path file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
  }

  static ModelPackage load(Path directory) throws ModelException {
    Path file = directory.resolve(FILE);
    byte[] bytes;
    SortedMap<String, String> found;
    try {
      bytes = Files.readAllBytes(file);
      found = Checksums.ofTree(directory);
    } catch (IOException e) {
      throw new ModelException(
          "Cannot read the model package %s: there is no readable %s. Make one with 'footfall model import'."
              .formatted(directory, FILE),
          e);
    }
    found.remove(FILE);
    ModelYaml yaml = new ModelYaml(file, parse(file, bytes));
    ModelPackage model = yaml.toPackage(directory, Checksums.sha256(bytes));
    yaml.verify(found, model);
    return model;
  }

  /** Text of the file; the same package always gives the same text. */
  static String write(ModelPackage model, SortedMap<String, String> files) {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Written by the model import. The checksums are verified whenever it is loaded.\n");
    text.append("name: ").append(quoted(model.name())).append('\n');
    text.append("version: ").append(quoted(model.version())).append('\n');
    text.append("licence: ").append(quoted(model.licence())).append('\n');
    text.append("origin: ").append(quoted(model.origin())).append('\n');
    text.append("decoder: ").append(model.decoder().key()).append('\n');
    text.append("personClass: ").append(model.personClass()).append('\n');
    text.append("scoreFloor: ").append(model.scoreFloor()).append('\n');
    text.append("inputs:\n");
    model.inputs().forEach(input -> text.append("  - ").append(input).append('\n'));
    text.append(model.sources().isEmpty() ? "sources: {}\n" : "sources:\n");
    model.sources().forEach(source -> entry(text, source.file(), source.sha256()));
    text.append("files:\n");
    files.forEach((name, sum) -> entry(text, name, sum));
    return text.toString();
  }

  private static void entry(StringBuilder text, String name, String sum) {
    text.append("  ").append(quoted(name)).append(": ").append(quoted(sum)).append('\n');
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static Map<?, ?> parse(Path file, byte[] bytes) throws ModelException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object root;
    try {
      root = new Yaml(new SafeConstructor(options)).load(new String(bytes, StandardCharsets.UTF_8));
    } catch (YAMLException e) {
      throw new ModelException("%s is not valid YAML: %s".formatted(file, e.getMessage()), e);
    }
    if (!(root instanceof Map<?, ?> values)) {
      throw new ModelException("%s must hold keys and values, one a line.".formatted(file));
    }
    for (Object key : values.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new ModelException(
            "%s has the unknown key '%s'. Known keys: %s."
                .formatted(file, key, String.join(", ", KEYS)));
      }
    }
    return values;
  }

  private ModelPackage toPackage(Path directory, String sha256) throws ModelException {
    String decoderKey = text("decoder");
    DecoderKind decoder =
        DecoderKind.find(decoderKey)
            .orElseThrow(() -> fault("decoder", "centernet or tf-object-detection", decoderKey));
    List<ModelPackage.Source> sources = new ArrayList<>();
    for (Map.Entry<?, ?> source : map("sources").entrySet()) {
      sources.add(
          new ModelPackage.Source(
              String.valueOf(source.getKey()), String.valueOf(source.getValue())));
    }
    return new ModelPackage(
        directory,
        text("name"),
        text("version"),
        text("licence"),
        text("origin"),
        sha256,
        decoder,
        inputs(),
        personClass(),
        scoreFloor(),
        sources);
  }

  private void verify(SortedMap<String, String> found, ModelPackage model) throws ModelException {
    Map<?, ?> listed = map("files");
    TreeSet<String> names = new TreeSet<>(found.keySet());
    listed.keySet().forEach(name -> names.add(String.valueOf(name)));
    for (String name : names) {
      if (!found.containsKey(name)) {
        throw altered(name, "is listed but missing");
      }
      if (!listed.containsKey(name)) {
        throw altered(name, "is there but not listed");
      }
      if (!found.get(name).equals(String.valueOf(listed.get(name)))) {
        throw altered(name, "does not have the listed SHA-256");
      }
    }
    for (PictureSize input : model.inputs()) {
      if (!found.containsKey(input + "/saved_model.pb")) {
        throw altered(input + "/saved_model.pb", "is missing for the input " + input);
      }
    }
  }

  private ModelException altered(String name, String fault) {
    return new ModelException(
        "The model package %s is damaged: %s %s. Import the model again."
            .formatted(file.getParent(), name, fault));
  }

  private List<PictureSize> inputs() throws ModelException {
    if (!(values.get("inputs") instanceof List<?> list) || list.isEmpty()) {
      throw fault("inputs", "a list of sizes such as 512x384", values.get("inputs"));
    }
    List<PictureSize> sizes = new ArrayList<>();
    for (Object item : list) {
      Matcher size = SIZE.matcher(String.valueOf(item));
      if (!size.matches()) {
        throw fault("inputs", "sizes such as 512x384", item);
      }
      sizes.add(new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))));
    }
    return sizes;
  }

  private int personClass() throws ModelException {
    if (values.get("personClass") instanceof Integer number && number >= 0) {
      return number;
    }
    throw fault("personClass", "a class number from 0", values.get("personClass"));
  }

  private double scoreFloor() throws ModelException {
    if (values.get("scoreFloor") instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw fault("scoreFloor", "a number between 0 and 1", values.get("scoreFloor"));
  }

  private String text(String key) throws ModelException {
    Object value = values.get(key);
    if (value == null || value instanceof Map || value instanceof List) {
      throw fault(key, "a text", value);
    }
    String text = String.valueOf(value);
    if (text.isBlank()) {
      throw fault(key, "a text", value);
    }
    return text;
  }

  private Map<?, ?> map(String key) throws ModelException {
    if (values.get(key) instanceof Map<?, ?> map) {
      return map;
    }
    throw fault(key, "file names with their SHA-256", values.get(key));
  }

  private ModelException fault(String key, String expected, Object actual) {
    return new ModelException(
        "%s: '%s' must be %s, but is %s.".formatted(file, key, expected, actual));
  }
}
