package org.inmesh.loader.machinefile;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
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
    checkSets(MachineKey.L1_BYTES, MachineKey.L1_WAYS);
    checkSets(MachineKey.SLICE_BYTES, MachineKey.SLICE_WAYS);
    CacheGeometry data =
        geometry(MachineKey.L1_BYTES, MachineKey.L1_WAYS, MachineKey.L1_REPLACEMENT);
    if (number(MachineKey.L2_BYTES) > 0) {
      checkSets(MachineKey.L2_BYTES, MachineKey.L2_WAYS);
    }
    CacheGeometry second =
        geometry(MachineKey.L2_BYTES, MachineKey.L2_WAYS, MachineKey.L2_REPLACEMENT);
    checkDirectory();
    return new CacheSpecification(
        settings.choice(MachineKey.PROTOCOL, Protocol.class),
        settings.choice(MachineKey.CONSISTENCY, Consistency.class),
        number(MachineKey.STORE_BUFFER),
        number(MachineKey.LINE),
        new PrivateCacheSpecification(
            data,
            number(MachineKey.L1_HIT),
            second,
            number(MachineKey.L2_CYCLES),
            settings.flag(MachineKey.L2_INCLUSIVE),
            number(MachineKey.EVICTION_BUFFERS)),
        new DirectorySpecification(
            new SharerFormat(
                settings.choice(MachineKey.SHARERS, SharerFormat.Kind.class),
                number(MachineKey.POINTERS)),
            number(MachineKey.DIRECTORY_ENTRIES),
            number(MachineKey.DIRECTORY_WAYS)),
        new SliceSpecification(
            new CacheGeometry(
                number(MachineKey.SLICE_BYTES), number(MachineKey.SLICE_WAYS), Replacement.LRU),
            number(MachineKey.SLICE_CYCLES)),
        settings.flag(MachineKey.ONE_NETWORK),
        number(MachineKey.DRAM_CYCLES),
        new MemoryBuilder(settings).build());
  }

  private CacheGeometry geometry(MachineKey bytes, MachineKey ways, MachineKey replacement) {
    CacheGeometry geometry =
        new CacheGeometry(
            number(bytes), number(ways), settings.choice(replacement, Replacement.class));
    String complaint = geometry.complaint(number(MachineKey.LINE));
    if (!complaint.isEmpty()) {
      throw settings.refusal(complaint, replacement, ways, bytes, MachineKey.LINE);
    }
    return geometry;
  }

  private void checkDirectory() {
    int entries = number(MachineKey.DIRECTORY_ENTRIES);
    int ways = number(MachineKey.DIRECTORY_WAYS);
    if (entries % ways != 0) {
      throw settings.refusal(
          "%s = %d is not a whole number of sets of %s = %d"
              .formatted(
                  MachineKey.DIRECTORY_ENTRIES.path(),
                  entries,
                  MachineKey.DIRECTORY_WAYS.path(),
                  ways),
          MachineKey.DIRECTORY_ENTRIES,
          MachineKey.DIRECTORY_WAYS);
    }
  }

  private void checkSets(MachineKey bytesKey, MachineKey waysKey) {
    int bytes = number(bytesKey);
    int ways = number(waysKey);
    int line = number(MachineKey.LINE);
    int setBytes = ways * line;
    if (bytes % setBytes != 0 || Integer.bitCount(bytes / setBytes) != 1) {
      String message =
          "%s = %d with %s = %d and lines of %d bytes: the bytes must be %d x a power of two"
              .formatted(bytesKey.path(), bytes, waysKey.path(), ways, line, setBytes);
      throw settings.refusal(message, bytesKey, waysKey, MachineKey.LINE);
    }
  }

  private int number(MachineKey key) {
    return settings.number(key);
  }
}
