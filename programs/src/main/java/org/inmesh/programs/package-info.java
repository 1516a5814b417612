/** The library of occam programs, each with parameters and an expected result. */
package org.inmesh.programs;
