/** Which component of a program runs on which core. */
package org.inmesh.loader.placement;
