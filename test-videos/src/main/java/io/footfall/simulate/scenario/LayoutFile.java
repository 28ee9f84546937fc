package io.footfall.simulate.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a store's floor plan from YAML. */
final class LayoutFile {
  private LayoutFile() {}

  static Layout parse(String where, String text) {
    YamlNode file = YamlNode.parse(where, text);
    List<Double> size = file.numbers("size", 2);
    List<Till> tills = tills(file);
    Layout layout =
        new Layout(
            file.text("name"),
            size.get(0),
            size.get(1),
            file.nodes("doors").stream().map(LayoutFile::opening).toList(),
            opening(file.node("staffDoor")),
            fixtures(file),
            tills,
            lines(file),
            zones(file),
            props(file),
            cameras(file));
    file.close();
    layout.cameras().forEach(camera -> camera.lines().forEach(layout::line));
    layout.cameras().forEach(camera -> camera.zones().forEach(layout::zone));
    return layout;
  }

  private static Opening opening(YamlNode node) {
    List<Double> x = node.numbers("x", 2);
    Opening opening = new Opening(node.text("id"), x.get(0), x.get(1));
    node.close();
    return opening;
  }

  private static List<Fixture> fixtures(YamlNode file) {
    List<Fixture> fixtures = new ArrayList<>();
    for (YamlNode node : file.nodes("fixtures")) {
      Fixture.Kind kind = Fixture.Kind.valueOf(node.text("kind").toUpperCase(Locale.ROOT));
      List<Double> at = node.numbers("at", 4);
      fixtures.add(
          new Fixture(kind, at.get(0), at.get(1), at.get(2), at.get(3), node.number("height")));
      node.close();
    }
    return fixtures;
  }

  private static List<Till> tills(YamlNode file) {
    List<Till> tills = new ArrayList<>();
    for (YamlNode node : file.nodes("tills")) {
      tills.add(
          new Till(
              node.text("id"), node.point("serves"), node.point("cashier"), node.points("queue")));
      node.close();
    }
    return tills;
  }

  private static List<FloorLine> lines(YamlNode file) {
    List<FloorLine> lines = new ArrayList<>();
    for (YamlNode node : file.nodes("lines")) {
      lines.add(
          new FloorLine(
              node.text("id"),
              node.text("kind"),
              node.point("from"),
              node.point("to"),
              node.point("inside")));
      node.close();
    }
    return lines;
  }

  private static List<FloorZone> zones(YamlNode file) {
    List<FloorZone> zones = new ArrayList<>();
    for (YamlNode node : file.nodes("zones")) {
      List<Double> at = node.numbers("at", 4);
      zones.add(
          new FloorZone(
              node.text("id"),
              node.text("kind"),
              node.text("department", ""),
              FloorArea.rectangle(at.get(0), at.get(1), at.get(2), at.get(3)),
              Duration.parse(node.text("engagedAfter", "PT5S"))));
      node.close();
    }
    return zones;
  }

  private static List<Prop> props(YamlNode file) {
    List<Prop> props = new ArrayList<>();
    for (YamlNode node : file.nodes("props")) {
      Prop.Kind kind = Prop.Kind.valueOf(node.text("kind").toUpperCase(Locale.ROOT));
      props.add(new Prop(kind, node.point("at"), Math.toRadians(node.number("facing"))));
      node.close();
    }
    return props;
  }

  private static List<CameraMount> cameras(YamlNode file) {
    List<CameraMount> cameras = new ArrayList<>();
    for (YamlNode node : file.nodes("cameras")) {
      List<Double> at = node.numbers("at", 3);
      List<Double> look = node.numbers("lookAt", 3);
      cameras.add(
          new CameraMount(
              node.text("id"),
              new FloorPoint(at.get(0), at.get(1)),
              at.get(2),
              new FloorPoint(look.get(0), look.get(1)),
              look.get(2),
              node.number("fieldOfView"),
              node.number("distortion", 0),
              node.texts("lines"),
              node.texts("zones")));
      node.close();
    }
    return cameras;
  }
}
