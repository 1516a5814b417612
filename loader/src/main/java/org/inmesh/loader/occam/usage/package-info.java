/**
 * What processes use of variables, channels, barriers and locks, and the rules about that: {@link
 * org.inmesh.loader.occam.usage.UsageChecker} for the components of PAR, aliasing, claims, forks
 * and functions, {@link org.inmesh.loader.occam.usage.DefinednessChecker} for mobiles. All of it
 * works on the checked tree, after names and types.
 */
package org.inmesh.loader.occam.usage;
