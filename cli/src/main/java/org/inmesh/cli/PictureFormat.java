package org.inmesh.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.inmesh.loader.BadInputException;

/** How a chart is written. */
enum PictureFormat {
  PNG,
  SVG,
  HTML;

  /**
   * The format that a file's name asks for.
   *
   * @throws BadInputException unless it ends in {@code .png}, {@code .svg} or {@code .html}
   */
  static PictureFormat of(Path file) {
    String name = file.toString();
    for (PictureFormat format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new BadInputException(name + ": the name of a picture ends in .png, .svg or .html");
  }
}
