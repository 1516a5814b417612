package org.inmesh.loader.machinefile;

/**
 * Where the value of a key of a machine comes from.
 *
 * @param layer what set it
 * @param where the preset's name, the file and line, the option; empty for a default
 * @param text what is known about the value: a document, an estimate and of what, another key that
 *     it follows from; empty if nothing was said
 */
public record SourceOfValue(Layer layer, String where, String text) {

  /** What sets values, from what counts least to what counts most. */
  public enum Layer {
    /** Nothing said anything. */
    DEFAULT,

    /** A machine that comes with Inmesh. */
    PRESET,

    /** A machine file of the user. */
    FILE,

    /** An option of the command line. */
    OPTION
  }

  /** In words: {@code preset paragon: published: ...}. */
  public String inWords() {
    String by =
        switch (layer) {
          case DEFAULT -> "default";
          case PRESET -> "preset " + where;
          case FILE, OPTION -> where;
        };
    return text.isEmpty() ? by : by + ": " + text;
  }
}
