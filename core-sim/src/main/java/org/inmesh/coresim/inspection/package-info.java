/** Running a machine piece by piece, and looking into it: what a debugger needs. */
package org.inmesh.coresim.inspection;
