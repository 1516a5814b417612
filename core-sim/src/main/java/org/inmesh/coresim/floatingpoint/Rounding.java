package org.inmesh.coresim.floatingpoint;

/** IEEE 754's rounding modes. */
public enum Rounding {
  /** To the nearest number, to the even one of two that are equally near. */
  NEAREST,
  /** To the next number not below. */
  TOWARDS_PLUS_INFINITY,
  /** To the next number not above. */
  TOWARDS_MINUS_INFINITY,
  /** To the next number of no greater magnitude. */
  TOWARDS_ZERO
}
