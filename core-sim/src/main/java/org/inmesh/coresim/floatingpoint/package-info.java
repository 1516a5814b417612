/**
 * Floating-point arithmetic as the T800 does it: IEEE 754 single and double length in all four
 * rounding modes, with INMOS's NaNs and error rules. Numbers are bit patterns in a long. Nothing
 * here knows a core or its registers.
 */
package org.inmesh.coresim.floatingpoint;
