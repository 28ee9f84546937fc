package io.footfall.site;

import io.footfall.site.SiteException.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong, so that a site file's faults are all told at once. */
final class Faults {
  /** More would not be read by anybody. */
  private static final int MOST = 1000;

  /** Nodes a file may have, aliases followed; keeps a few nested aliases from becoming billions. */
  private static final int MOST_NODES = 2_000_000;

  private final List<Fault> faults = new ArrayList<>();
  private int nodes;

  void add(Node node, String path, String message, String advice) {
    add(new Fault(node.getStartMark().getLine() + 1, path, message, advice));
  }

  void add(Fault fault) {
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }

  /** Counts a node that is about to be read. */
  void countNode() throws TooManyNodes {
    if (++nodes > MOST_NODES) {
      throw new TooManyNodes();
    }
  }

  List<Fault> all() {
    return faults;
  }

  /** A check that a name is used once only. */
  Once once(String what) {
    return new Once(what);
  }

  /** Names seen so far, with the line of the first. */
  final class Once {
    private final String what;
    private final Map<String, Integer> lines = new HashMap<>();

    private Once(String what) {
      this.what = what;
    }

    void see(String name, YamlValue at, String advice) {
      Integer first = lines.putIfAbsent(name, at.line());
      if (first != null) {
        at.fault("%s '%s' is already used in line %d".formatted(what, name, first), advice);
      }
    }
  }

  /** The file unfolds into more than anybody wrote. */
  static final class TooManyNodes extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
