package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;

/**
 * What goes through a channel. Protocols with a name are the same only if they are the same object:
 * two declarations make two protocols, however alike.
 */
public sealed interface Protocol {

  /** True if there are mobiles in some message that stay on one core. */
  default boolean carriesLocalMobiles() {
    return switch (this) {
      case Simple simple -> simple.type().hasLocalMobiles();
      case Counted counted -> counted.array().hasLocalMobiles();
      case Any any -> false;
      case Sequential sequential ->
          sequential.items().stream().anyMatch(Protocol::carriesLocalMobiles);
      case Variant variant ->
          variant.tags().stream()
              .flatMap(tag -> tag.items().stream())
              .anyMatch(Protocol::carriesLocalMobiles);
    };
  }

  /** A part of a protocol: one communication, or two for a counted array. */
  sealed interface Item extends Protocol {}

  /**
   * A value of one type.
   *
   * @param type a scalar or an array of known length
   */
  record Simple(Type type) implements Item {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /**
   * {@code INT::[]BYTE}: a number, then that many elements.
   *
   * @param count type of the number
   * @param array the array, its outermost length {@link Type.ArrayOf#OPEN}
   */
  record Counted(Type.Scalar count, Type.ArrayOf array) implements Item {
    @Override
    public String toString() {
      return count + "::" + array;
    }
  }

  /** {@code ANY}: what is output must fit the input, which nobody checks. */
  record Any() implements Item {
    @Override
    public String toString() {
      return "ANY";
    }
  }

  /** {@code PROTOCOL P IS INT; [10]BYTE:}, its items one after the other. */
  final class Sequential implements Protocol {
    private final String name;
    private final List<Item> items;

    /** Declares one with at least one item. */
    public Sequential(String name, List<Item> items) {
      this.name = Objects.requireNonNull(name);
      this.items = List.copyOf(items);
    }

    /** In order. */
    public List<Item> items() {
      return items;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * One form that the messages of a variant protocol have.
   *
   * @param name as written
   * @param number the BYTE that goes in front of the items
   * @param items may be none
   * @param declared where
   */
  record Tag(String name, int number, List<Item> items, SourcePosition declared) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code PROTOCOL P CASE}: a tag, which is one communication, says which items follow. */
  final class Variant implements Protocol {
    private final String name;
    private final List<Variant> extended;
    private final List<Tag> tags;

    /**
     * Declares one.
     *
     * @param extended the protocols whose tags are also tags of this
     * @param tags all, those of the extended ones first
     */
    public Variant(String name, List<Variant> extended, List<Tag> tags) {
      this.name = Objects.requireNonNull(name);
      this.extended = List.copyOf(extended);
      this.tags = List.copyOf(tags);
    }

    /** All tags. */
    public List<Tag> tags() {
      return tags;
    }

    /** The tag of that name. */
    public Optional<Tag> tag(String wanted) {
      return tags.stream().filter(tag -> tag.name().equals(wanted)).findFirst();
    }

    /** True if every message of the other protocol is also one of this. */
    public boolean includes(Variant other) {
      return this == other || extended.stream().anyMatch(inner -> inner.includes(other));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
