package org.inmesh.loader.occam.code;

/**
 * Where a variable, an element or a part of an array is: {@code base + index x unit + offset}.
 *
 * @param place workspace word that is the base, or null
 * @param base pushes the base's address if it is not a workspace word, or null
 * @param index pushes the part of the subscript known only at run time, or null
 * @param unitBytes unit of the index, of a scalar its size: 1, 2, 4 or 8
 * @param offset constant part in bytes
 */
record Location(Place place, Operand base, Operand index, int unitBytes, int offset) {

  static Location workspace(Place place, int unitBytes) {
    return new Location(place, null, null, unitBytes, 0);
  }

  static Location at(Operand address, int unitBytes) {
    return new Location(null, address, null, unitBytes, 0);
  }

  /** True if it is a known word of the workspace. */
  boolean isWord() {
    return place != null && index == null && offset % DataLayout.BYTES_PER_WORD == 0;
  }

  /** That word. */
  Place word() {
    return place.plus(offset / DataLayout.BYTES_PER_WORD);
  }

  Location withOffset(int bytes) {
    return new Location(place, base, index, unitBytes, Math.addExact(offset, bytes));
  }

  /** The same place as one of another unit, which has no index yet. */
  Location withUnit(int bytes) {
    return new Location(place, base, null, bytes, offset);
  }

  Location withIndex(Operand newIndex) {
    return new Location(place, base, newIndex, unitBytes, offset);
  }
}
