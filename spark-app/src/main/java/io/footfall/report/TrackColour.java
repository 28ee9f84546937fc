package io.footfall.report;

import java.awt.Color;

/** A track's colour: the same for the same id, and told apart by colour-blind people too. */
final class TrackColour {
  /** Okabe and Ito, "Color Universal Design", 2008, lightened where too dark, violet for black. */
  private static final Color[] PALETTE = {
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x1FC79A),
    new Color(0xF0E442),
    new Color(0x5B9BFF),
    new Color(0xFF7A2E),
    new Color(0xE691C0),
    new Color(0xB08CFF)
  };

  private TrackColour() {}

  static Color of(String trackId) {
    // The string's hash is fixed by the language; its low bits alone follow the last character.
    int hash = trackId.hashCode() * 0x9E3779B9;
    return PALETTE[(hash >>> 16) % PALETTE.length];
  }
}
