package org.inmesh.bench.chart;

/** Colours that can be told apart by the colour-blind too, and on a dark page. */
public final class Palette {
  /** Okabe and Ito (2008), without yellow, which is too pale on paper; then two greys. */
  private static final int[] CURVES = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x7f7f7f
  };

  /** Of what does no work. */
  static final int QUIET = 0xd0d0d0;

  /**
   * Neighbours in a stack differ in lightness, so that they can be told apart in print without
   * colours: Okabe and Ito's, and Tol's muted ones (2021) where there are more.
   */
  private static final int[] PARTS = {
    0x0072b2, 0xe69f00, 0xd55e00, 0xf0e442, 0x882255, 0x56b4e9, 0x117733, 0x999933, 0x44aa99,
    0xcc79a7, 0x332288, 0xddcc77, 0xaa4499, 0x88ccee, 0x661100, 0x6699cc, 0xbb5566, 0x004488
  };

  private Palette() {}

  /** Of a curve by its number from 0, {@code 0xRRGGBB}; after some the same come again. */
  static int curve(int number) {
    return CURVES[number % CURVES.length];
  }

  /** How many curves have a colour of their own. */
  static int curves() {
    return CURVES.length;
  }

  /** Of a part of stacks by its number from 0. */
  static int part(int number) {
    return PARTS[number % PARTS.length];
  }
}
