package org.inmesh.loader.machinefile;

import java.util.Locale;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.Protocol;

/** The coherent machine's memory system from its settings. */
final class CacheBuilder {
  private final LayeredSettings settings;

  CacheBuilder(LayeredSettings settings) {
    this.settings = settings;
  }

  /**
   * The memory system.
   *
   * @throws org.inmesh.loader.BadInputException if settings do not suit each other
   */
  CacheSpecification build() {
    checkSets(CacheKeys.L1_BYTES, CacheKeys.L1_WAYS);
    checkSets(CacheKeys.SLICE_BYTES, CacheKeys.SLICE_WAYS);
    CacheGeometry data = geometry(CacheKeys.L1_BYTES, CacheKeys.L1_WAYS, CacheKeys.L1_REPLACEMENT);
    if (number(CacheKeys.L1I_BYTES) > 0) {
      checkSets(CacheKeys.L1I_BYTES, CacheKeys.L1I_WAYS);
    }
    if (number(CacheKeys.L2_BYTES) > 0) {
      checkSets(CacheKeys.L2_BYTES, CacheKeys.L2_WAYS);
      checkInclusiveSecondLevel();
    }
    CacheGeometry second =
        geometry(CacheKeys.L2_BYTES, CacheKeys.L2_WAYS, CacheKeys.L2_REPLACEMENT);
    CacheGeometry slice =
        geometry(CacheKeys.SLICE_BYTES, CacheKeys.SLICE_WAYS, CacheKeys.SLICE_REPLACEMENT);
    checkMissRegisters();
    checkInstructionCache();
    checkDirectory();
    return new CacheSpecification(
        settings.choice(CacheKeys.PROTOCOL, Protocol.class),
        settings.choice(CacheKeys.CONSISTENCY, Consistency.class),
        number(CacheKeys.STORE_BUFFER),
        number(CacheKeys.LINE),
        new PrivateCacheSpecification(
            data,
            number(CacheKeys.L1_HIT),
            geometry(CacheKeys.L1I_BYTES, CacheKeys.L1I_WAYS, CacheKeys.L1I_REPLACEMENT),
            second,
            number(CacheKeys.L2_CYCLES),
            settings.flag(CacheKeys.L2_INCLUSIVE),
            number(CacheKeys.EVICTION_BUFFERS),
            number(CacheKeys.MISS_REGISTERS),
            number(CacheKeys.FORWARD_CYCLES)),
        new DirectorySpecification(
            new SharerFormat(
                settings.choice(CacheKeys.SHARERS, SharerFormat.Kind.class),
                number(CacheKeys.POINTERS)),
            number(CacheKeys.DIRECTORY_ENTRIES),
            number(CacheKeys.DIRECTORY_WAYS)),
        new SliceSpecification(
            slice, number(CacheKeys.SLICE_CYCLES), settings.flag(CacheKeys.SLICE_INCLUSIVE)),
        settings.flag(CacheKeys.ONE_NETWORK),
        number(CacheKeys.DRAM_CYCLES),
        new MemoryBuilder(settings).build(),
        clusters());
  }

  private ClusterSpecification clusters() {
    checkSets(ClusterKeys.SLICE_BYTES, ClusterKeys.SLICE_WAYS);
    ClusterSpecification clusters =
        new ClusterSpecification(
            number(ClusterKeys.CORES),
            geometry(
                ClusterKeys.SLICE_BYTES, ClusterKeys.SLICE_WAYS, ClusterKeys.SLICE_REPLACEMENT),
            number(ClusterKeys.SLICE_CYCLES));
    String complaint = clusters.complaint(number(CacheKeys.LINE));
    if (!complaint.isEmpty()) {
      throw settings.refusal(complaint, ClusterKeys.CORES, ClusterKeys.SLICE_WAYS);
    }
    return clusters;
  }

  private CacheGeometry geometry(MachineKey bytes, MachineKey ways, MachineKey replacement) {
    CacheGeometry geometry =
        new CacheGeometry(
            number(bytes), number(ways), settings.choice(replacement, Replacement.class));
    String complaint = geometry.complaint(number(CacheKeys.LINE));
    if (!complaint.isEmpty()) {
      throw settings.refusal(complaint, replacement, ways, bytes, CacheKeys.LINE);
    }
    return geometry;
  }

  private void checkMissRegisters() {
    if (settings.choice(CacheKeys.CONSISTENCY, Consistency.class) == Consistency.TSO
        && number(CacheKeys.MISS_REGISTERS) < 2) {
      throw settings.refusal(
          "%s = 1 with %s = \"tso\": a store buffer needs one beside that of the core's loads"
              .formatted(CacheKeys.MISS_REGISTERS.path(), CacheKeys.CONSISTENCY.path()),
          CacheKeys.MISS_REGISTERS,
          CacheKeys.CONSISTENCY);
    }
  }

  private void checkInstructionCache() {
    int bytes = number(CacheKeys.L1I_BYTES);
    if (bytes > 0 && bytes < 2 * number(CacheKeys.LINE)) {
      throw settings.refusal(
          String.format(
              Locale.ROOT,
              "%s = %d is one line of %d bytes: an instruction may lie in two",
              CacheKeys.L1I_BYTES.path(),
              bytes,
              number(CacheKeys.LINE)),
          CacheKeys.L1I_BYTES,
          CacheKeys.LINE);
    }
  }

  private void checkDirectory() {
    int entries = number(CacheKeys.DIRECTORY_ENTRIES);
    int ways = number(CacheKeys.DIRECTORY_WAYS);
    if (settings.flag(CacheKeys.SLICE_INCLUSIVE)) {
      checkInclusiveSlice(entries);
    }
    if (entries % ways != 0) {
      String trouble =
          entries < ways
              ? "%s = %d has no room for a set of %s = %d"
              : "%s = %d is not a whole number of sets of %s = %d";
      String message =
          String.format(
              Locale.ROOT,
              trouble,
              CacheKeys.DIRECTORY_ENTRIES.path(),
              entries,
              CacheKeys.DIRECTORY_WAYS.path(),
              ways);
      throw settings.refusal(
          String.format(
              Locale.ROOT, "%s: the entries must be a multiple of %d, or 0", message, ways),
          CacheKeys.DIRECTORY_ENTRIES,
          CacheKeys.DIRECTORY_WAYS);
    }
  }

  private void checkInclusiveSecondLevel() {
    if (settings.flag(CacheKeys.L2_INCLUSIVE) && number(CacheKeys.L2_WAYS) < 2) {
      throw settings.refusal(
          "%s = 1 with %s = true: a locked line keeps a way while its instruction waits for another"
                  .formatted(CacheKeys.L2_WAYS.path(), CacheKeys.L2_INCLUSIVE.path())
              + " line, so there must be 2 or more",
          CacheKeys.L2_WAYS,
          CacheKeys.L2_INCLUSIVE);
    }
  }

  private void checkInclusiveSlice(int entries) {
    if (entries != 0) {
      throw settings.refusal(
          String.format(
              Locale.ROOT,
              "%s = %d, but with %s = true the slices' tags are the directory: %s must be 0",
              CacheKeys.DIRECTORY_ENTRIES.path(),
              entries,
              CacheKeys.SLICE_INCLUSIVE.path(),
              CacheKeys.DIRECTORY_ENTRIES.path()),
          CacheKeys.DIRECTORY_ENTRIES,
          CacheKeys.SLICE_INCLUSIVE);
    }
    if (number(CacheKeys.SLICE_WAYS) < 2) {
      throw settings.refusal(
          "%s = 1 with %s = true: an instruction may need two lines of a set at once, so there must"
                  .formatted(CacheKeys.SLICE_WAYS.path(), CacheKeys.SLICE_INCLUSIVE.path())
              + " be 2 ways or more",
          CacheKeys.SLICE_WAYS,
          CacheKeys.SLICE_INCLUSIVE);
    }
  }

  private void checkSets(MachineKey bytesKey, MachineKey waysKey) {
    int bytes = number(bytesKey);
    int ways = number(waysKey);
    int line = number(CacheKeys.LINE);
    int setBytes = ways * line;
    if (bytes % setBytes != 0 || Integer.bitCount(bytes / setBytes) != 1) {
      String message =
          String.format(
              Locale.ROOT,
              "%s = %d with %s = %d and lines of %d bytes: the bytes must be %d x a power of two",
              bytesKey.path(),
              bytes,
              waysKey.path(),
              ways,
              line,
              setBytes);
      throw settings.refusal(message, bytesKey, waysKey, CacheKeys.LINE);
    }
  }

  private int number(MachineKey key) {
    return settings.number(key);
  }
}
