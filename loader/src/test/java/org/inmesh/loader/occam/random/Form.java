package org.inmesh.loader.occam.random;

import java.util.List;
import org.inmesh.loader.occam.checked.Type.Scalar;

/** A type of random programs. */
sealed interface Form {
  Form INT = new One("INT", Scalar.INT);
  Form BYTE = new One("BYTE", Scalar.BYTE);
  Form BOOL = new One("BOOL", Scalar.BOOL);
  List<Form> SCALARS = java.util.Arrays.stream(Scalar.values()).map(Form::plain).toList();

  /** As it is written. */
  String text();

  /** A scalar type, or a DATA TYPE that is one. */
  record One(String text, Scalar scalar) implements Form {
    boolean isNamed() {
      return !text.equals(scalar.name());
    }

    boolean isInteger() {
      return scalar.isInteger();
    }
  }

  /** An array; that of an open parameter has the length of its arguments, but does not say so. */
  record Many(int length, Form element, boolean open) implements Form {
    Many(int length, Form element) {
      this(length, element, false);
    }

    @Override
    public String text() {
      return "[" + (open ? "" : length) + "]" + element.text();
    }
  }

  /** A RECORD. */
  record Record(String text, List<Part> fields) implements Form {}

  /** A field. */
  record Part(String name, Form form) {}

  static Form plain(Scalar scalar) {
    return new One(scalar.name(), scalar);
  }
}
