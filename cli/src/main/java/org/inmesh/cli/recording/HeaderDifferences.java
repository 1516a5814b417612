package org.inmesh.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;

/** In what two traces' headers differ. */
public final class HeaderDifferences {
  private static final int LONGEST = 60;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  /**
   * A value that is not the same.
   *
   * @param name as in {@code program.seed}
   * @param a in the first header, shortened
   * @param b in the second
   */
  public record Difference(String name, String a, String b) {}

  private HeaderDifferences() {}

  /** All of them. */
  public static List<Difference> of(TraceHeader a, TraceHeader b) {
    List<Difference> found = new ArrayList<>();
    compare("", JSON.valueToTree(sorted(a)), JSON.valueToTree(sorted(b)), found);
    return found;
  }

  /** Sets have no order of their own. */
  private static TraceHeader sorted(TraceHeader header) {
    Selection selection = header.selection();
    return new TraceHeader(
        header.formatVersion(),
        header.origin(),
        new Selection(
            new TreeSet<>(selection.kinds()),
            new TreeSet<>(selection.cores()),
            selection.from(),
            selection.to()),
        header.machine(),
        header.program());
  }

  private static void compare(String name, JsonNode a, JsonNode b, List<Difference> found) {
    if (a.isObject() && b.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      a.fieldNames().forEachRemaining(keys::add);
      b.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        compare(name.isEmpty() ? key : name + "." + key, a.path(key), b.path(key), found);
      }
    } else if (!a.equals(b)) {
      found.add(new Difference(name, text(a), text(b)));
    }
  }

  private static String text(JsonNode value) {
    String text = value.isMissingNode() ? "none" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
