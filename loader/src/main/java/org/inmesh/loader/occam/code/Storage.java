package org.inmesh.loader.occam.code;

import java.util.List;

/** Where the value of a name is found. */
sealed interface Storage {
  /** The word itself, or the first of two: a scalar, or a channel. */
  record Word(Place place) implements Storage {}

  /** An array, or a table of channel addresses, in the workspace. */
  record Array(Place place) implements Storage {}

  /** A word that holds the address of the variable, array, channel or table. */
  record Pointer(Place place) implements Storage {}

  /** A scalar of at most one word known to the compiler. */
  record Known(int value) implements Storage {}

  /** An array in the code, at a label. */
  record Table(String label, int unit) implements Storage {}

  /** Timers need no storage. */
  record Nothing() implements Storage {}

  /** Length of one dimension of an array. */
  sealed interface Length {
    /** Known to the compiler. */
    record Constant(int value) implements Length {}

    /** What an operand of one register loads. */
    record Loaded(Operand operand) implements Length {}

    /** In a word of the workspace. */
    record InWord(Place place) implements Length {}
  }

  /** A name's storage with the lengths of all its dimensions, outermost first. */
  record Binding(Storage storage, List<Length> lengths) {}
}
