package io.footfall.simulate.draw;

import io.footfall.simulate.world.Person;
import io.footfall.simulate.world.RandomStream;
import java.util.List;

/**
 * How somebody looks, the same on every camera and day.
 *
 * @param build multiplies widths: 0.85 slim to 1.25 stout
 * @param coatMetres how far the upper garment reaches below the hip
 * @param sleeve share of the arm that is covered
 */
record Looks(
    double heightMetres,
    double build,
    Rgb skin,
    Rgb hair,
    boolean longHair,
    Rgb top,
    Rgb bottom,
    Rgb shoes,
    double coatMetres,
    double sleeve,
    boolean bag,
    long seed) {

  private static final List<Rgb> SKINS =
      List.of(
          Rgb.hex(0xE8BFA0),
          Rgb.hex(0xD9A582),
          Rgb.hex(0xC68E68),
          Rgb.hex(0x9A6A48),
          Rgb.hex(0x6B452F));
  private static final List<Rgb> HAIRS =
      List.of(
          Rgb.hex(0x1C1714),
          Rgb.hex(0x2B211B),
          Rgb.hex(0x3F2C1E),
          Rgb.hex(0x6B4A2C),
          Rgb.hex(0x8C8880));
  private static final List<Rgb> TOPS =
      List.of(
          Rgb.hex(0x23262E),
          Rgb.hex(0x2F3A52),
          Rgb.hex(0x7B2D32),
          Rgb.hex(0x4B5B45),
          Rgb.hex(0xC9C4BA),
          Rgb.hex(0x5A7CA8),
          Rgb.hex(0x8E8A86),
          Rgb.hex(0xA8763E),
          Rgb.hex(0x1F4E5A),
          Rgb.hex(0xB64B3C),
          Rgb.hex(0xE2E0DA),
          Rgb.hex(0x574066));
  private static final List<Rgb> BOTTOMS =
      List.of(
          Rgb.hex(0x1D2230),
          Rgb.hex(0x2A3A5C),
          Rgb.hex(0x17181B),
          Rgb.hex(0x4A4A4C),
          Rgb.hex(0x7D6B52),
          Rgb.hex(0x35435F));
  private static final List<Rgb> SHOES =
      List.of(Rgb.hex(0x17140F), Rgb.hex(0x2A211B), Rgb.hex(0xD8D6D2), Rgb.hex(0x4C3A2C));

  /** The uniform's polo shirt. */
  private static final Rgb UNIFORM = Rgb.hex(0x1F8A4C);

  private static final Rgb UNIFORM_TROUSERS = Rgb.hex(0x1A1B1F);

  static Looks of(Person person) {
    RandomStream random = RandomStream.of(person.looks());
    boolean staff = person.isStaff();
    boolean woman = random.chance(0.5);
    double height = (woman ? 1.65 : 1.77) + 0.06 * random.normal();
    boolean coat = !staff && random.chance(0.4);
    Rgb top = random.pick(TOPS).times(random.between(0.9, 1.1));
    Rgb bottom = random.pick(BOTTOMS).times(random.between(0.85, 1.2));
    return new Looks(
        Math.max(1.5, Math.min(1.95, height)),
        (woman ? 0.95 : 1.04) * random.between(0.92, 1.14),
        random.pick(SKINS),
        random.pick(HAIRS),
        woman && random.chance(0.7),
        staff ? UNIFORM : top,
        staff ? UNIFORM_TROUSERS : bottom,
        random.pick(SHOES),
        coat ? random.between(0.08, 0.2) : random.between(0.02, 0.08),
        staff ? 0.4 : coat || random.chance(0.6) ? 1 : 0.4,
        !staff && random.chance(0.25),
        person.looks());
  }

  /** Somebody on a poster. */
  static Looks pictured(long seed) {
    RandomStream random = RandomStream.of(seed, 98);
    return new Looks(
        1.75,
        0.95,
        random.pick(SKINS),
        random.pick(HAIRS),
        random.chance(0.5),
        random.pick(TOPS),
        random.pick(BOTTOMS),
        random.pick(SHOES),
        0.05,
        1,
        false,
        seed);
  }

  /** A shop-window dummy. */
  static Looks mannequin(long seed) {
    RandomStream random = RandomStream.of(seed, 99);
    Rgb plastic = Rgb.hex(0xD9D4CC);
    return new Looks(
        1.8,
        0.9,
        plastic,
        plastic,
        false,
        random.pick(TOPS),
        random.pick(BOTTOMS),
        plastic,
        0.05,
        1,
        false,
        seed);
  }
}
