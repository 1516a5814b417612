package org.inmesh.coresim.coherence.protocol;

import java.util.Arrays;

/**
 * One line in a machine of a few caches and a home: a state of the model that {@link ModelChecker}
 * walks through. Data is modelled by one bit a copy: whether it is what was stored last.
 */
final class ModelState {
  static final int NOBODY = 7;

  /** Where a message goes, or who is its requestor, if that is the home and no cache. */
  static final int HOME = 6;

  final int caches;
  final CacheState[] state;
  final boolean[] latest;

  /** Acknowledgements missing; negative when some came before the number of them. */
  final int[] acknowledgements;

  HomeState homeState = HomeState.I;
  int owner = NOBODY;
  int sharers;
  boolean homeLatest = true;

  /** Answers to a recall that are missing. */
  int recallAnswers;

  /** Messages under way, in no order; each packed by {@link #message}. */
  int[] messages = new int[0];

  ModelState(int caches) {
    this.caches = caches;
    state = new CacheState[caches];
    Arrays.fill(state, CacheState.I);
    latest = new boolean[caches];
    acknowledgements = new int[caches];
  }

  ModelState copy() {
    ModelState copy = new ModelState(caches);
    System.arraycopy(state, 0, copy.state, 0, caches);
    System.arraycopy(latest, 0, copy.latest, 0, caches);
    System.arraycopy(acknowledgements, 0, copy.acknowledgements, 0, caches);
    copy.homeState = homeState;
    copy.owner = owner;
    copy.sharers = sharers;
    copy.homeLatest = homeLatest;
    copy.recallAnswers = recallAnswers;
    copy.messages = messages;
    return copy;
  }

  /** Nothing is under way and nobody waits. */
  boolean isQuiescent() {
    return messages.length == 0
        && homeState.isStable()
        && Arrays.stream(state).allMatch(CacheState::isStable);
  }

  static int message(
      MessageType type, int source, int destination, int requestor, int count, boolean latest) {
    return type.ordinal() << 13
        | source << 10
        | destination << 7
        | requestor << 4
        | count << 1
        | (latest ? 1 : 0);
  }

  static MessageType type(int message) {
    return MessageType.of((byte) (message >> 13));
  }

  static int source(int message) {
    return message >> 10 & 7;
  }

  static int destination(int message) {
    return message >> 7 & 7;
  }

  static int requestor(int message) {
    return message >> 4 & 7;
  }

  static int count(int message) {
    return message >> 1 & 7;
  }

  static boolean isLatest(int message) {
    return (message & 1) != 0;
  }

  void send(int message) {
    messages = Arrays.copyOf(messages, messages.length + 1);
    messages[messages.length - 1] = message;
  }

  void take(int index) {
    int[] rest = Arrays.copyOf(messages, messages.length - 1);
    if (index < rest.length) {
      rest[index] = messages[rest.length];
    }
    messages = rest;
  }

  /** Somebody has stored: no other copy is the latest. */
  void makeOld(int exceptCache) {
    Arrays.fill(latest, false);
    latest[exceptCache] = true;
    homeLatest = false;
    int[] old = messages.clone();
    for (int i = 0; i < old.length; i++) {
      old[i] &= ~1;
    }
    messages = old;
  }

  /** Equal for states that differ only in how the caches are numbered. */
  String canonical() {
    int[] numbers = new int[8];
    numbers[HOME] = HOME;
    numbers[NOBODY] = NOBODY;
    String[] least = new String[1];
    permute(numbers, 0, 0, least);
    return least[0];
  }

  private void permute(int[] numbers, int cache, int taken, String[] least) {
    if (cache == caches) {
      String text = encode(numbers);
      if (least[0] == null || text.compareTo(least[0]) < 0) {
        least[0] = text;
      }
      return;
    }
    for (int number = 0; number < caches; number++) {
      if ((taken & 1 << number) == 0) {
        numbers[cache] = number;
        permute(numbers, cache + 1, taken | 1 << number, least);
      }
    }
  }

  private String encode(int[] numbers) {
    char[] text = new char[3 + 2 * caches + 2 * messages.length];
    text[0] = (char) (homeState.ordinal() << 8 | numbers[owner] << 4 | recallAnswers);
    int renamed = 0;
    for (int cache = 0; cache < caches; cache++) {
      int number = numbers[cache];
      renamed |= (sharers >> cache & 1) << number;
      // A copy that is not here is neither old nor the latest.
      boolean here = state[cache] != CacheState.I && state[cache] != CacheState.II_A;
      text[3 + 2 * number] = (char) (state[cache].ordinal() << 1 | (here && latest[cache] ? 1 : 0));
      text[4 + 2 * number] = (char) (acknowledgements[cache] + 8);
    }
    text[1] = (char) renamed;
    text[2] = (char) (homeLatest ? 1 : 0);
    int[] sorted = new int[messages.length];
    for (int i = 0; i < sorted.length; i++) {
      int message = messages[i];
      sorted[i] =
          message(
              type(message),
              numbers[source(message)],
              numbers[destination(message)],
              numbers[requestor(message)],
              count(message),
              isLatest(message));
    }
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      text[3 + 2 * caches + 2 * i] = (char) (sorted[i] >>> 16);
      text[4 + 2 * caches + 2 * i] = (char) sorted[i];
    }
    return new String(text);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("home " + homeState);
    text.append(owner == NOBODY ? "" : " owner " + owner);
    text.append(" sharers ").append(Integer.toBinaryString(sharers));
    text.append(homeLatest ? " latest" : " old");
    for (int cache = 0; cache < caches; cache++) {
      text.append("; ").append(cache).append(' ').append(state[cache]);
      text.append(latest[cache] ? " latest " : " old ").append(acknowledgements[cache]);
    }
    for (int message : messages) {
      text.append(
          "; %s %d>%d for %d"
              .formatted(type(message), source(message), destination(message), requestor(message)));
      text.append(isLatest(message) ? " latest " : " old ").append(count(message));
    }
    return text.toString();
  }
}
