/**
 * Translation of frequently executed transputer code to JVM bytecode, with the same results as the
 * instruction loop, cycle by cycle.
 *
 * <p>{@link org.inmesh.coresim.translation.HotRegions} is a core's executor of regions: it finds
 * out where time is spent, has the code from there on translated, and enters it. A region ({@link
 * org.inmesh.coresim.translation.RegionCompiler}) is made of blocks joined by jumps, calls and loop
 * ends whose target is known; each block ({@link org.inmesh.coresim.translation.BlockCompiler}) is
 * executed symbolically, so that the register stack's shuffling costs nothing, and its cycles and
 * instructions are added at once.
 *
 * <p>Translated code never does anything that it is not sure of: before a block it looks whether
 * the last of its instructions may start; where an instruction would set an error flag, leave
 * memory, store into code or have a number that is not finite, it leaves with all registers as they
 * are before that instruction, for the loop to execute it. What it does not know it has the core
 * perform. So a region may be left at any instruction, and what is translated when changes no
 * result.
 */
package org.inmesh.coresim.translation;
