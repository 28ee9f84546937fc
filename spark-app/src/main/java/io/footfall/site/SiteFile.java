package io.footfall.site;

import io.footfall.site.SiteException.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a site file and checks it as a whole: it gives a site that can be used or every fault at
 * once.
 *
 * <p>Only YAML's node graph is read; no tag ever makes an object.
 */
public final class SiteFile {
  private static final String VERSION = "footfall/v1";
  private static final int MOST_BYTES = 16 << 20;

  /** Enough for a chain that shares opening hours; {@link Faults} bounds what aliases unfold to. */
  private static final int MOST_ALIASES = 10_000;

  private SiteFile() {}

  /**
   * Reads a file in UTF-8.
   *
   * @throws SiteException if it cannot be read or has faults
   */
  public static Site read(Path file) throws SiteException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file.toString(), 0, "is larger than 16 MiB", "Split it into several sites");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), file.toString());
    } catch (CharacterCodingException e) {
      throw refused(file.toString(), 0, "is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw refused(
          file.toString(), 0, "cannot be read (%s)".formatted(e), "Check its path and permissions");
    }
  }

  /**
   * Reads the text of a site file.
   *
   * @param name how the file is called in messages
   * @throws SiteException if it has faults
   */
  public static Site parse(String yaml, String name) throws SiteException {
    Faults faults = new Faults();
    try {
      Optional<List<Store>> stores = stores(compose(yaml, name), faults);
      if (faults.all().isEmpty() && stores.isPresent()) {
        return Site.of(stores.get());
      }
    } catch (Faults.TooManyNodes e) {
      throw refused(name, 0, "unfolds its aliases into too much", "Use fewer aliases");
    }
    throw new SiteException(name, faults.all());
  }

  private static Optional<List<Store>> stores(Node root, Faults faults) {
    YamlValue file = new YamlValue(root, "", faults);
    Fields fields = file.fields("apiVersion", "stores");
    fields
        .required("apiVersion", "Begin the file with apiVersion: " + VERSION)
        .ifPresent(
            version -> {
              if (version.text().filter(text -> !text.equals(VERSION)).isPresent()) {
                version.fault("this version is not known", "Write apiVersion: " + VERSION);
              }
            });
    return fields
        .required("stores", "List the stores under stores:")
        .map(list -> new StoreReader(faults).stores(list));
  }

  private static Node compose(String yaml, String name) throws SiteException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setCodePointLimit(MOST_BYTES);
    options.setAllowRecursiveKeys(false);
    // Nothing is ever made from a node; a tag that asks for it is told with the other faults.
    options.setTagInspector(tag -> true);
    try {
      Node root = new Yaml(options).compose(new StringReader(yaml));
      if (root == null) {
        throw refused(name, 0, "is empty", "Begin it with apiVersion: " + VERSION);
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      throw refused(
          name,
          mark == null ? 0 : mark.getLine() + 1,
          "is not YAML: " + context + e.getProblem(),
          "Check indentation, quotes and brackets");
    } catch (YAMLException e) {
      throw refused(name, 0, "is not YAML: " + e.getMessage(), "Check what the message names");
    }
  }

  private static SiteException refused(String name, int line, String message, String advice) {
    return new SiteException(name, List.of(new Fault(line, "", "the file " + message, advice)));
  }
}
