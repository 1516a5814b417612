package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that a name in {@code #INCLUDE} or {@code #USE} may stand for, the best first. Older
 * systems compiled files separately and named the object file or library in {@code #USE}; here its
 * source is read, which lies beside it under the same name. A name without an ending gets the
 * customary ones. In a file that lies in a folder, names are first looked for in that folder.
 */
public final class IncludeCandidates {
  /** Endings of INMOS's object files and of linked units: t, processor, error mode. */
  private static final String OBJECT_FILE = "\\.(tco|rsc|[tc][0-9a-z][0-9a-z])";

  private static final List<String> OF_SOURCES = List.of(".occ", ".lib", ".module", ".inc");

  private IncludeCandidates() {}

  /**
   * Names to look for.
   *
   * @param written between the quotes
   * @param folder of the including file as it was named itself, with a slash at its end, or empty
   */
  public static List<String> of(String written, String folder) {
    List<String> names = new ArrayList<>();
    int ending = written.lastIndexOf('.');
    boolean hasEnding = ending > written.lastIndexOf('/');
    if (hasEnding && written.substring(ending).matches(OBJECT_FILE)) {
      OF_SOURCES.forEach(each -> names.add(written.substring(0, ending) + each));
    } else {
      names.add(written);
      if (!hasEnding) {
        OF_SOURCES.forEach(each -> names.add(written + each));
      } else if (written.endsWith(".lib")) {
        names.add(written.substring(0, ending) + ".occ");
      }
    }
    Set<String> all = new LinkedHashSet<>();
    names.forEach(name -> all.add(folder + name));
    all.addAll(names);
    return List.copyOf(all);
  }

  /** The folder part of a file's name, with the slash. */
  public static String folderOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
