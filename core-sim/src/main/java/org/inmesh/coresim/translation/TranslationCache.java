package org.inmesh.coresim.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.transputer.TranslationPort;

/**
 * Translations that the cores of a machine share: hundreds of them execute the same code. May be
 * used by several threads at a time.
 */
public final class TranslationCache {
  // Code that changes leaves translations that nobody needs; so many of an address are kept.
  private static final int MOST_OF_ADDRESS = 8;

  private final Map<Key, List<Translation>> translations = new ConcurrentHashMap<>();

  private record Key(ProcessorSpecification processor, List<Integer> starts) {}

  /** A translation from these addresses on that fits what is in a core's memory. */
  Optional<Translation> find(TranslationPort port, List<Integer> starts) {
    return translations.getOrDefault(new Key(port.processor(), starts), List.of()).stream()
        .filter(translation -> fits(translation, port))
        .findFirst();
  }

  private static boolean fits(Translation translation, TranslationPort port) {
    int[] indices = translation.wordIndices();
    for (int i = 0; i < indices.length; i++) {
      if (!port.holds(indices[i], translation.words()[i])) {
        return false;
      }
    }
    return true;
  }

  /** Keeps a translation for others. */
  void add(TranslationPort port, Translation translation) {
    List<Translation> same =
        translations.computeIfAbsent(
            new Key(port.processor(), translation.starts()), key -> new CopyOnWriteArrayList<>());
    if (same.size() < MOST_OF_ADDRESS) {
      same.add(translation);
    }
  }
}
