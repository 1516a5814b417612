package org.inmesh.loader.occam.checked;

import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;

/** The type of a name or an expression. */
public sealed interface Type {

  /** A type whose values have no parts. INT is 32 bits wide, REAL32 and REAL64 are IEEE 754's. */
  enum Scalar implements Type {
    BOOL(1),
    BYTE(8),
    INT(32),
    INT16(16),
    INT32(32),
    INT64(64),
    REAL32(32),
    REAL64(64);

    private final int bits;

    Scalar(int bits) {
      this.bits = bits;
    }

    /** Bits of a value. */
    public int bits() {
      return bits;
    }

    /** True for REAL32 and REAL64. */
    public boolean isReal() {
      return this == REAL32 || this == REAL64;
    }

    /** True for BYTE and the signed integers. */
    public boolean isInteger() {
      return this != BOOL && !isReal();
    }

    /** The least value of a type that is not real. */
    public long least() {
      return this == BOOL || this == BYTE ? 0 : -1L << bits - 1;
    }

    /** The greatest value of a type that is not real. */
    public long most() {
      return this == BOOL || this == BYTE ? (1 << bits) - 1 : ~least();
    }
  }

  /**
   * An array.
   *
   * @param length number of elements, or {@link #OPEN} for a parameter such as {@code []BYTE}
   * @param name of a DATA TYPE that is such an array; types of two names are two types
   */
  record ArrayOf(int length, Type element, Optional<Name> name) implements Type {
    /** Length that is known only at run time. */
    public static final int OPEN = -1;

    /** An array whose type has no name. */
    public ArrayOf(int length, Type element) {
      this(length, element, Optional.empty());
    }

    @Override
    public String toString() {
      if (name.isPresent()) {
        return name.get().toString();
      }
      return "[" + (length == OPEN ? "" : length) + "]" + element;
    }
  }

  /**
   * A channel.
   *
   * @param protocol what goes through it
   * @param direction which end of it a name stands for
   * @param shared which of these ends several processes may hold, each after claiming it
   */
  record ChannelOf(Protocol protocol, Direction direction, Optional<Direction> shared)
      implements Type {
    private static final Optional<Direction> NONE = Optional.empty();

    /** A channel of which both ends can be used. */
    public ChannelOf(Protocol protocol) {
      this(protocol, Direction.BOTH, Optional.empty());
    }

    /** True if an end, or one of both ends, is shared. */
    public boolean shares(Direction end) {
      return shared.isPresent()
          && (shared.get() == end || shared.get() == Direction.BOTH || end == Direction.BOTH);
    }

    /** The same while a process has claimed an end: that end is its own. */
    public ChannelOf claimed(Direction end) {
      boolean both = shared.filter(each -> each == Direction.BOTH).isPresent();
      return new ChannelOf(protocol, both ? end : direction, NONE);
    }

    @Override
    public ChannelOf directed(Direction end) {
      return new ChannelOf(
          protocol, end, end == Direction.BOTH ? shared : shares(end) ? Optional.of(end) : NONE);
    }

    /** A channel of values of one type. */
    public static ChannelOf of(Type message) {
      return new ChannelOf(new Protocol.Simple(message));
    }

    @Override
    public String toString() {
      return shared.map(end -> "SHARED" + end.mark() + " ").orElse("") + "CHAN OF " + protocol;
    }
  }

  /** The ends of a channel that a name stands for. */
  enum Direction {
    /** Whole channels; parameters and abbreviations without a mark. */
    BOTH(""),
    /** {@code c?}. */
    INPUT("?"),
    /** {@code c!}. */
    OUTPUT("!");

    private final String mark;

    Direction(String mark) {
      this.mark = mark;
    }

    /** What is written behind the name. */
    public String mark() {
      return mark;
    }

    /** Says that a channel marked so cannot be used in the other direction. */
    public String refusal() {
      return this == INPUT
          ? "this is the input end of a channel, marked with '?'; it cannot be output to"
          : "this is the output end of a channel, marked with '!'; it cannot be input from";
    }
  }

  /** A barrier (occam-pi), at which processes wait for each other. */
  record Barrier() implements Type {
    @Override
    public String toString() {
      return "BARRIER";
    }
  }

  /** A timer. */
  record Timer() implements Type {
    @Override
    public String toString() {
      return "TIMER";
    }
  }

  /** A lock of the shared-memory extension. */
  record Lock() implements Type {
    @Override
    public String toString() {
      return "LOCK";
    }
  }

  /**
   * The name that a DATA TYPE declares.
   *
   * @param declared where, which tells apart types of one name
   */
  record Name(String text, SourcePosition declared) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A scalar with a name of its own, which makes it another type with the same values. */
  record Named(Name name, Scalar scalar) implements Type {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /** A RECORD. Two are the same type only if they have the same declaration. */
  record RecordOf(Name name, RecordLayout layout) implements Type {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * A mobile (occam-pi): data in a heap that one variable at a time holds. A variable that holds
   * none is undefined.
   *
   * @param content what it is when it is defined; lengths that are {@link ArrayOf#OPEN} are given
   *     when it is allocated
   * @param name of a DATA TYPE that is such a mobile; types of two names are two types
   */
  record MobileOf(Type content, Optional<Name> name) implements Type {
    @Override
    public String toString() {
      if (content instanceof EndOf) {
        return content.toString();
      }
      return name.isPresent() ? name.get().toString() : "MOBILE " + content;
    }

    /** True for what several variables hold, which is copied and not moved. */
    public boolean isCounted() {
      return content instanceof Barrier || content instanceof EndOf end && end.shared();
    }

    /** True if addresses of a core's memory are what it is about: it stays there. */
    public boolean isLocal() {
      return content instanceof Barrier || content instanceof EndOf || content.hasLocalMobiles();
    }
  }

  /**
   * One end of a channel type, as the content of a mobile; by itself the type of a shared end while
   * it is claimed.
   *
   * @param direction INPUT for the server end, OUTPUT for the client end
   * @param shared true if several variables may hold it, each of which claims it for its use
   */
  record EndOf(ChannelType channels, Direction direction, boolean shared) implements Type {
    @Override
    public String toString() {
      return (shared ? "SHARED " : "") + channels + direction.mark();
    }
  }

  /** True for mobiles that stay on one core, and for arrays and records of which parts are such. */
  default boolean hasLocalMobiles() {
    return switch (this) {
      case MobileOf mobile -> mobile.isLocal();
      case ArrayOf array -> array.element().hasLocalMobiles();
      case RecordOf structure ->
          structure.layout().mobiles() > 0
              && structure.layout().fields().stream()
                  .anyMatch(field -> field.type().hasLocalMobiles());
      default -> false;
    };
  }

  /** The end of a channel type that a mobile holds, if it is one. */
  default Optional<EndOf> end() {
    return content() instanceof EndOf end ? Optional.of(end) : Optional.empty();
  }

  /** What a mobile holds; any other type itself. */
  default Type content() {
    return this instanceof MobileOf mobile ? mobile.content() : this;
  }

  /** True for a mobile, and for arrays and records of which parts are mobiles. */
  default boolean hasMobiles() {
    return mobiles() > 0;
  }

  /** Number of mobiles that this is or that are inside; an array of them counts as one. */
  default int mobiles() {
    return switch (this) {
      case MobileOf mobile -> Math.addExact(1, mobile.content().mobiles());
      case ArrayOf array -> array.element().mobiles();
      case RecordOf structure -> structure.layout().mobiles();
      default -> 0;
    };
  }

  /** What remains when all subscripts are given and names of scalars are taken away. */
  default Type base() {
    return switch (this) {
      case ArrayOf array -> array.element().base();
      case Named named -> named.scalar();
      default -> this;
    };
  }

  /** The scalar whose values a named scalar has; any other type itself. */
  default Type represented() {
    return this instanceof Named named ? named.scalar() : this;
  }

  /** True for arrays and records, which are in memory and not in a register. */
  default boolean isAggregate() {
    return this instanceof ArrayOf || this instanceof RecordOf;
  }

  /** True for what has values: no channels, timers, barriers and locks. */
  default boolean isData() {
    return switch (base()) {
      case ChannelOf channel -> false;
      case Timer timer -> false;
      case Barrier barrier -> false;
      case Lock lock -> false;
      case EndOf end -> false;
      default -> true;
    };
  }

  /** True for channels and arrays of channels. */
  default boolean isChannel() {
    return base() instanceof ChannelOf;
  }

  /** True for a channel of which an end is shared. */
  default boolean isSharedChannel() {
    return this instanceof ChannelOf channel && channel.shared().isPresent();
  }

  /** True for locks and arrays of locks. */
  default boolean isLock() {
    return base() instanceof Lock;
  }

  /** The ends that a channel, or each of an array of channels, can be used by. */
  default Direction direction() {
    return base() instanceof ChannelOf channel ? channel.direction() : Direction.BOTH;
  }

  /** The same channel or array of channels, restricted to one direction. */
  default Type directed(Direction direction) {
    return switch (this) {
      case ArrayOf array -> new ArrayOf(array.length(), array.element().directed(direction));
      default -> this;
    };
  }
}
