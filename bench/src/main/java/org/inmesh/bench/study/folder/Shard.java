package org.inmesh.bench.study.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;

/**
 * A part of a study's runs, for jobs of a batch queue that know nothing of each other.
 *
 * @param number of the part, from 1
 * @param parts in all
 */
public record Shard(int number, int parts) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** Checks the range. */
  public Shard {
    if (number < 1 || parts < number) {
      throw new BadInputException(
          String.format(Locale.ROOT, "shard %d/%d: shards are 1/N to N/N", number, parts));
    }
  }

  /**
   * Reads {@code 2/8}.
   *
   * @throws BadInputException if it is no such text
   */
  public static Shard read(String text) {
    Matcher match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new BadInputException(
          "shard '" + text + "': it is written as 2/8, the second of eight");
    }
    return new Shard(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
  }

  /**
   * The runs of this part: of eight parts every eighth, so that long and short ones are spread. All
   * runs of the study have to be given, done or not, so that all jobs count alike.
   */
  public List<StudyRun> of(List<StudyRun> all) {
    List<StudyRun> part = new ArrayList<>();
    for (int i = number - 1; i < all.size(); i += parts) {
      part.add(all.get(i));
    }
    return part;
  }
}
