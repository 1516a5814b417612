package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Caches, directories and memories that cannot work: refused with the place in the file, what is
 * wrong, and what would be right.
 */
class WrongCachesTest {
  @TempDir Path folder;

  /** Lines of a file below {@code extends}, which is line 1; line and column; parts of the text. */
  static Stream<Arguments> wrongMachines() {
    return Stream.of(
        wrong(
            "[caches]\nline-bytes = 128\n[memory]\nrow-bytes = 64",
            "5:1",
            "a row of 64 bytes is smaller than a line of 128 bytes"),
        wrong(
            "[caches]\nl1-ways = 3",
            "3:1",
            "caches.l1-bytes = 32768 with caches.l1-ways = 3",
            "the bytes must be 192 x a power of two"),
        wrong(
            "[caches]\n  slice-ways = 3",
            "3:3",
            "caches.slice-bytes = 262144 with caches.slice-ways = 3",
            "the bytes must be 192 x a power of two"),
        wrong(
            "[caches]\nl2-bytes = 1000\nl2-ways = 4",
            "3:1",
            "caches.l2-bytes = 1000 with caches.l2-ways = 4",
            "the bytes must be 256 x a power of two"),
        wrong(
            "[caches]\nslice-bytes = 100000",
            "3:1",
            "caches.slice-bytes = 100000",
            "the bytes must be 512 x a power of two"),
        wrong("[caches]\nl1-bytes = 64", "3:1", "the bytes must be 256 x a power of two"),
        wrong("[caches]\nl1-ways = 1", "3:1", "caches.l1-ways must be", "from 2 to 64", "not 1"),
        wrong("[caches]\nl1-bytes = -32", "3:1", "caches.l1-bytes must be", "not -32"),
        wrong("[caches]\nline-bytes = 48", "3:1", "a power of two from 16 to 256", "not 48"),
        wrong("[caches]\nline-bytes = 0", "3:1", "a power of two from 16 to 256", "not 0"),
        wrong("[caches]\nline-bytes = 8", "3:1", "a power of two from 16 to 256", "not 8"),
        wrong(
            "[caches]\nconsistency = \"tso\"\nmiss-registers = 1",
            "4:1",
            "caches.miss-registers = 1 with caches.consistency = \"tso\"",
            "a store buffer needs one beside that of the core's loads"),
        wrong(
            "[caches]\nl1i-bytes = 64\nl1i-ways = 1",
            "3:1",
            "caches.l1i-bytes = 64 is one line of 64 bytes: an instruction may lie in two"),
        wrong(
            "[caches]\nl1i-bytes = 1000\nl1i-ways = 2",
            "3:1",
            "caches.l1i-bytes = 1000 with caches.l1i-ways = 2",
            "the bytes must be 128 x a power of two"),
        wrong(
            "[caches]\nl1i-bytes = 192\nl1i-ways = 3\nl1i-replacement = \"tree-plru\"",
            "5:1",
            "tree-plru wants a power of two of ways, not 3"),
        wrong("[caches]\nslice-cycles = 0", "3:1", "from 1 to 1000", "not 0"),
        wrong(
            "[caches]\nslice-ways = 6\nslice-bytes = 24576\nslice-replacement = \"tree-plru\"",
            "5:1",
            "tree-plru wants a power of two of ways, not 6"),
        wrong(
            "[caches]\nslice-replacement = \"clock\"",
            "3:1",
            "must be \"lru\", \"tree-plru\" or \"random\", not \"clock\""),
        wrong(
            "[caches]\nl2-bytes = 65536\nl2-ways = 1",
            "4:1",
            "caches.l2-ways = 1 with caches.l2-inclusive = true",
            "there must be 2 or more"),
        wrong(
            "[caches]\nslice-inclusive = true\nslice-ways = 1",
            "4:1",
            "caches.slice-ways = 1 with caches.slice-inclusive = true",
            "there must be 2 ways or more"),
        wrong(
            "[caches]\nslice-inclusive = true\n[directory]\nentries = 64",
            "5:1",
            "the slices' tags are the directory",
            "directory.entries must be 0"),
        wrong(
            "[directory]\nentries = 4\nways = 8",
            "3:1",
            "directory.entries = 4 has no room for a set of directory.ways = 8",
            "the entries must be a multiple of 8, or 0"),
        wrong(
            "[directory]\nentries = 12\nways = 8",
            "3:1",
            "directory.entries = 12 is not a whole number of sets of directory.ways = 8",
            "the entries must be a multiple of 8, or 0"),
        wrong(
            "[directory]\nentries = 8\nways = 1", "4:1", "directory.ways must be", "from 2 to 64"),
        wrong("[directory]\npointers = 0", "3:1", "from 1 to 64 (cores), not 0"),
        wrong(
            "[caches]\none-network = true",
            "3:1",
            "a coherence protocol needs 3 message classes",
            "network.virtual-channels must have 3 numbers, not 1"),
        wrong(
            "[network]\nvirtual-channels = [1, 1]\n[caches]\none-network = true",
            "5:1",
            "network.virtual-channels must have 3 numbers, not 2"),
        wrong(
            "[memory]\ncontrollers = 17",
            "3:1",
            "there are 17 controllers for the mesh's 4 corners"),
        wrong("[memory]\nrow-bytes = 3000", "3:1", "a power of two from 8", "not 3000"));
  }

  private static Arguments wrong(String text, String place, String... parts) {
    return Arguments.of(text, place, List.of(parts));
  }

  @ParameterizedTest
  @MethodSource("wrongMachines")
  void shouldRefuseWithPlaceAndReason(String text, String place, List<String> parts)
      throws IOException {
    Path file = folder.resolve("wrong.toml");
    Files.writeString(file, "extends = \"coherent\"\n" + text + "\n");
    assertThatThrownBy(() -> MachineFile.load(file.toString(), List.of(), OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith(file + ":" + place + ": ")
        .contains(parts);
  }
}
