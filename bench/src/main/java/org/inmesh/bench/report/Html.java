package org.inmesh.bench.report;

/** Writes HTML in which every text is escaped. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** A text as HTML, in elements and in quoted attributes. */
  static String escaped(String raw) {
    StringBuilder escaped = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            each -> {
              switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default ->
                    escaped.appendCodePoint(isAllowed(each) ? each : Character.MAX_VALUE - 2);
              }
            });
    return escaped.toString();
  }

  /** HTML has no control characters but white space, and no halves of surrogate pairs. */
  private static boolean isAllowed(int codePoint) {
    return codePoint >= ' ' && codePoint != 0x7f && !isHalf(codePoint)
        || codePoint == '\n'
        || codePoint == '\t';
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Adds markup as it is. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Adds an element with a text in it, and a line end. */
  Html element(String name, String content) {
    return element(name, "", content);
  }

  /**
   * Adds an element with a text in it, and a line end.
   *
   * @param attributes as they are, or empty
   */
  Html element(String name, String attributes, String content) {
    text.append('<').append(name).append(attributes.isEmpty() ? "" : " ").append(attributes);
    text.append('>').append(escaped(content)).append("</").append(name).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
