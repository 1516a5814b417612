package org.inmesh.loader.occam.interpreter;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type;

/** The type of a name or value. */
sealed interface OccamType {
  OccamType INT = new Single(Type.Scalar.INT);
  OccamType BYTE = new Single(Type.Scalar.BYTE);
  OccamType BOOL = new Single(Type.Scalar.BOOL);

  /** Bytes that a value takes. */
  int size();

  /** What its offset in a record is a multiple of. */
  int alignment();

  /** A DATA TYPE; each declaration makes its own, whatever its name. */
  final class Declared {
    private final String name;

    Declared(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A number or truth value. */
  record Single(Type.Scalar scalar, Optional<Declared> name) implements OccamType {
    Single(Type.Scalar scalar) {
      this(scalar, Optional.empty());
    }

    @Override
    public int size() {
      return switch (scalar) {
        case BOOL, BYTE -> 1;
        case INT16 -> 2;
        case INT, INT32, REAL32 -> 4;
        case INT64, REAL64 -> 8;
      };
    }

    @Override
    public int alignment() {
      return Math.min(4, size());
    }
  }

  /** An array; its length is {@link #OPEN} where a parameter or abbreviation leaves it open. */
  record Array(int length, OccamType element, Optional<Declared> name) implements OccamType {
    static final int OPEN = -1;

    Array(int length, OccamType element) {
      this(length, element, Optional.empty());
    }

    @Override
    public int size() {
      return length * element.size();
    }

    @Override
    public int alignment() {
      return element.alignment();
    }
  }

  /** A RECORD. */
  record Structure(Declared name, List<Field> fields, int size, int alignment)
      implements OccamType {

    /** Puts fields behind each other, in a packed record without gaps. */
    static Structure of(Declared name, boolean packed, List<Field> fields) {
      int offset = 0;
      int widest = 1;
      List<Field> laid = new java.util.ArrayList<>();
      for (Field field : fields) {
        int alignment = packed ? 1 : field.type().alignment();
        offset = up(offset, alignment);
        laid.add(new Field(field.name(), field.type(), offset));
        offset += field.type().size();
        widest = Math.max(widest, alignment);
      }
      return new Structure(name, List.copyOf(laid), up(offset, widest), widest);
    }

    private static int up(int offset, int alignment) {
      return (offset + alignment - 1) / alignment * alignment;
    }

    Field field(String wanted) {
      return fields.stream()
          .filter(field -> field.name().equals(wanted))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no field " + wanted));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Structure structure && structure.name == name;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(name);
    }
  }

  /** A part of a record. */
  record Field(String name, OccamType type, int offset) {}
}
