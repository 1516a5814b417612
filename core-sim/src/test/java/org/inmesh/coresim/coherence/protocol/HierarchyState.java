package org.inmesh.coresim.coherence.protocol;

import java.util.Arrays;

/**
 * One line in a machine of clusters: the caches of each, the clusters' homes, and the home between
 * the clusters. Without clusters, caches and a home. Data is modelled by one bit a copy: whether it
 * is what was stored last.
 *
 * <p>Places are numbered: first the caches, cluster by cluster, then the clusters' homes, last the
 * home of all. A cluster's home is a cache too.
 */
final class HierarchyState {
  static final int NOBODY = 15;
  private static final CacheState[] CACHE_STATES = CacheState.values();
  private static final HomeState[] HOME_STATES = HomeState.values();

  final int clusters;
  final int cachesPerCluster;

  /** Number of caches without clusters' homes. */
  final int leaves;

  /** The home of all. */
  final int top;

  /** By cache and cluster's home. */
  final byte[] cacheState;

  /** Acknowledgements missing; negative when some came before the number of them. */
  final byte[] acknowledgements;

  /** By place; of homes only. */
  final byte[] homeState;

  final byte[] owner;

  /** A bit for each place. */
  final short[] sharers;

  /** Answers to a recall that are missing. */
  final byte[] recallAnswers;

  /** A bit for each place: its copy is what was stored last. */
  int latest;

  /** Messages under way, in no order; each packed by {@link #message}. */
  int[] messages = new int[0];

  HierarchyState(int clusters, int cachesPerCluster) {
    this.clusters = clusters;
    this.cachesPerCluster = cachesPerCluster;
    leaves = Math.max(1, clusters) * cachesPerCluster;
    top = leaves + clusters;
    cacheState = new byte[top];
    acknowledgements = new byte[top];
    homeState = new byte[top + 1];
    owner = new byte[top + 1];
    Arrays.fill(owner, (byte) NOBODY);
    sharers = new short[top + 1];
    recallAnswers = new byte[top + 1];
    latest = 1 << top;
  }

  private HierarchyState(HierarchyState other) {
    clusters = other.clusters;
    cachesPerCluster = other.cachesPerCluster;
    leaves = other.leaves;
    top = other.top;
    cacheState = other.cacheState.clone();
    acknowledgements = other.acknowledgements.clone();
    homeState = other.homeState.clone();
    owner = other.owner.clone();
    sharers = other.sharers.clone();
    recallAnswers = other.recallAnswers.clone();
    latest = other.latest;
    messages = other.messages;
  }

  HierarchyState copy() {
    return new HierarchyState(this);
  }

  CacheState cache(int place) {
    return CACHE_STATES[cacheState[place]];
  }

  void setCache(int place, CacheState state) {
    cacheState[place] = (byte) state.ordinal();
  }

  HomeState home(int place) {
    return HOME_STATES[homeState[place]];
  }

  void setHome(int place, HomeState state) {
    homeState[place] = (byte) state.ordinal();
  }

  boolean isLatest(int place) {
    return (latest & 1 << place) != 0;
  }

  void setLatest(int place, boolean isLatest) {
    latest = isLatest ? latest | 1 << place : latest & ~(1 << place);
  }

  boolean isCluster(int place) {
    return place >= leaves && place < top;
  }

  /** The home of a cache. */
  int parent(int place) {
    return place < leaves && clusters > 0 ? leaves + place / cachesPerCluster : top;
  }

  int firstChild(int home) {
    return home == top ? (clusters > 0 ? leaves : 0) : (home - leaves) * cachesPerCluster;
  }

  int children(int home) {
    return home == top && clusters > 0 ? clusters : cachesPerCluster;
  }

  /** Nothing is under way and nobody waits. */
  boolean isQuiescent() {
    if (messages.length > 0) {
      return false;
    }
    for (int place = 0; place <= top; place++) {
      if (place < top && !cache(place).isStable() || !home(place).isStable()) {
        return false;
      }
    }
    return true;
  }

  static int message(
      MessageType type, int source, int destination, int requestor, int count, boolean latest) {
    return type.ordinal() << 16
        | source << 12
        | destination << 8
        | requestor << 4
        | count << 1
        | (latest ? 1 : 0);
  }

  static MessageType type(int message) {
    return MessageType.of((byte) (message >> 16));
  }

  static int source(int message) {
    return message >> 12 & 15;
  }

  static int destination(int message) {
    return message >> 8 & 15;
  }

  static int requestor(int message) {
    return message >> 4 & 15;
  }

  static int count(int message) {
    return message >> 1 & 7;
  }

  static boolean carriesLatest(int message) {
    return (message & 1) != 0;
  }

  /** True for a message between the clusters. */
  boolean isAbove(int message) {
    return source(message) >= leaves && destination(message) >= leaves;
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
    latest = 1 << exceptCache;
    int[] old = messages.clone();
    for (int i = 0; i < old.length; i++) {
      old[i] &= ~1;
    }
    messages = old;
  }

  /**
   * Writes the state to a buffer, with places renumbered, and tells how much that is.
   *
   * @param numbers of the places; the last one for {@link #NOBODY}
   */
  int encode(int[] numbers, int[] buffer) {
    for (int place = 0; place <= top; place++) {
      int number = numbers[place];
      int code = homeState[place] << 20 | numbers[owner[place]] << 16 | renamed(place, numbers);
      code |= recallAnswers[place] << 28;
      buffer[2 * number] = code;
      int copy = latestOf(place) ? 1 : 0;
      if (place < top) {
        copy |= cacheState[place] << 1 | acknowledgements[place] + 8 << 8;
      }
      buffer[2 * number + 1] = copy;
    }
    int first = 2 * (top + 1);
    int size = first;
    for (int message : messages) {
      int code =
          message & ~0xFFF0
              | numbers[source(message)] << 12
              | numbers[destination(message)] << 8
              | numbers[requestor(message)] << 4;
      int place = size++;
      while (place > first && buffer[place - 1] > code) {
        buffer[place] = buffer[place - 1];
        place--;
      }
      buffer[place] = code;
    }
    return size;
  }

  private int renamed(int place, int[] numbers) {
    int renamed = 0;
    for (int rest = sharers[place]; rest != 0; rest &= rest - 1) {
      renamed |= 1 << numbers[Integer.numberOfTrailingZeros(rest)];
    }
    return renamed;
  }

  /** A copy that is not here is neither old nor the latest. */
  private boolean latestOf(int place) {
    if (place < top && (cache(place) == CacheState.I || cache(place) == CacheState.II_A)) {
      return false;
    }
    return isLatest(place);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place <= top; place++) {
      text.append(place == 0 ? "" : "; ").append(place);
      if (place < top) {
        text.append(' ').append(cache(place)).append(' ').append(acknowledgements[place]);
      }
      if (place >= leaves) {
        text.append(" home ").append(home(place));
        text.append(owner[place] == NOBODY ? "" : " owner " + owner[place]);
        text.append(" sharers ").append(Integer.toBinaryString(sharers[place]));
      }
      text.append(isLatest(place) ? " latest" : " old");
    }
    for (int message : messages) {
      text.append(
          "; %s %d>%d for %d"
              .formatted(type(message), source(message), destination(message), requestor(message)));
      text.append(carriesLatest(message) ? " latest " : " old ").append(count(message));
    }
    return text.toString();
  }
}
