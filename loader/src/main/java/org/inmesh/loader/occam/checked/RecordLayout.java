package org.inmesh.loader.occam.checked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the fields of a record are, and the sizes of types that follow from it. Fields are in the
 * order of the text. Each begins at a multiple of its alignment, which for a scalar is its size,
 * but at most a word of four bytes; for an array that of its elements; for a record the largest of
 * its fields. A record's size is a multiple of its alignment. In a PACKED RECORD there are no gaps,
 * and its alignment is a byte.
 *
 * @param fields in the order of the text
 * @param bytes size, with what fills it up to its alignment
 * @param alignment 1, 2 or 4 bytes
 * @param packed true after PACKED
 * @param mobiles number of mobiles inside, also inside these; an array of them counts as one. Code
 *     that copies or moves such a record is about as long
 */
public record RecordLayout(
    List<Field> fields, int bytes, int alignment, boolean packed, int mobiles) {
  /** Bytes of a word, the largest alignment. */
  public static final int WORD = 4;

  /** A larger record fits no machine. */
  private static final int MOST_BYTES = 1 << 30;

  /**
   * A field.
   *
   * @param index its number, from 0
   * @param offset bytes from the start of the record
   */
  public record Field(String name, Type type, int index, int offset) {}

  /** A field without its place. */
  public record Member(String name, Type type) {}

  /**
   * Places fields.
   *
   * @throws ArithmeticException if they do not fit into 1 GiB
   */
  public static RecordLayout of(List<Member> members, boolean packed) {
    List<Field> fields = new ArrayList<>();
    int end = 0;
    int largest = 1;
    int mobiles = 0;
    for (Member member : members) {
      int alignment = packed ? 1 : alignmentOf(member.type());
      int offset = multiple(end, alignment);
      fields.add(new Field(member.name(), member.type(), fields.size(), offset));
      end = Math.addExact(offset, bytesOf(member.type()));
      largest = Math.max(largest, alignment);
      mobiles = Math.addExact(mobiles, member.type().mobiles());
      if (end > MOST_BYTES) {
        throw new ArithmeticException("a record of " + end + " bytes");
      }
    }
    return new RecordLayout(List.copyOf(fields), multiple(end, largest), largest, packed, mobiles);
  }

  private static int multiple(int bytes, int alignment) {
    return Math.multiplyExact(Math.ceilDiv(bytes, alignment), alignment);
  }

  /** The field of a name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Bytes of a value of a type whose lengths are all known. */
  public static int bytesOf(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> Math.ceilDiv(scalar.bits(), Byte.SIZE);
      case Type.Named named -> bytesOf(named.scalar());
      case Type.ArrayOf array -> Math.multiplyExact(array.length(), bytesOf(array.element()));
      case Type.RecordOf structure -> structure.layout().bytes();
      case Type.MobileOf mobile -> WORD;
      case Type.ChannelOf channel -> throw new IllegalStateException(channel + " is no data");
      case Type.EndOf end -> throw new IllegalStateException(end + " is no data");
      case Type.Barrier barrier -> throw new IllegalStateException(barrier + " is no data");
      case Type.Timer timer -> throw new IllegalStateException(timer + " is no data");
      case Type.Lock lock -> throw new IllegalStateException(lock + " is no data");
    };
  }

  /** Bytes of which the place of a value in a record that is not packed is a multiple. */
  static int alignmentOf(Type type) {
    return type.base() instanceof Type.RecordOf structure
        ? structure.layout().alignment()
        : Math.min(bytesOf(type.base()), WORD);
  }
}
