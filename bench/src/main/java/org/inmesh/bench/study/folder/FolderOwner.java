package org.inmesh.bench.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.store.WholeFile;
import org.inmesh.loader.BadInputException;

/**
 * Which study a folder belongs to: {@code study.toml} is a copy of its file, {@code study.json} has
 * its name and where in the folder the names of files in it start from.
 */
final class FolderOwner {
  private static final String TEXT = "study.toml";
  private static final String ORIGIN = "study.json";
  private static final String TEMPORARIES = "temporary";
  private static final String NAME = "name";
  private static final String SOURCES = "sources";

  private FolderOwner() {}

  /**
   * Makes a folder a study's. The study may have changed since it was there last: that is how a
   * study is extended.
   *
   * @throws BadInputException if it is another study's, or has other files in it
   * @throws IOException if it cannot be written
   */
  static void take(Path folder, Study study) throws IOException {
    Path origin = folder.resolve(ORIGIN);
    if (Files.exists(origin)) {
      String owner = read(origin).path(NAME).asText();
      if (!owner.equals(study.name())) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "%s has results of the study '%s', and this is '%s'; name another folder",
                folder,
                owner,
                study.name()));
      }
    } else if (hasFiles(folder) && !Files.exists(origin)) {
      // Had it come meanwhile, another job of the same study has begun at the same time.
      throw new BadInputException(
          folder + " has files in it that are no study's; name a new or an empty folder");
    }
    Files.createDirectories(folder);
    WholeFile writer = new WholeFile(folder.resolve(TEMPORARIES));
    KeptSources sources = new KeptSources(study);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(NAME, study.name());
    node.put(SOURCES, sources.start());
    // First, as by this file another job sees that the folder is its study's, too.
    writer.write(origin, CanonicalJson.text(node));
    sources.copy(folder, writer);
    writer.write(folder.resolve(TEXT), study.text());
  }

  private static boolean hasFiles(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return false;
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(folder + " is a file, not a folder");
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(TEMPORARIES)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * The study that a folder belongs to.
   *
   * @throws BadInputException if there is none, or its files are not what they should be
   * @throws IOException if it cannot be read
   */
  static Study study(Path folder) throws IOException {
    Path origin = folder.resolve(ORIGIN);
    Path text = folder.resolve(TEXT);
    if (!Files.exists(origin) || !Files.exists(text)) {
      throw new BadInputException(folder + " is not the folder of a study");
    }
    JsonNode node = read(origin);
    if (!node.has(NAME) || !node.has(SOURCES)) {
      throw new BadInputException(
          origin + " is damaged: 'inmesh study' with the study's file writes it anew");
    }
    return StudyFile.read(
        node.path(NAME).asText(),
        text.toString(),
        Files.readString(text),
        folder.resolve(node.path(SOURCES).asText()));
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return CanonicalJson.parse(Files.readString(file));
    } catch (MalformedJsonException damaged) {
      throw new BadInputException(file + " is damaged: " + damaged.getMessage());
    }
  }
}
