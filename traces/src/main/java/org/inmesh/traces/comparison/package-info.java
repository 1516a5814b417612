/** Where two traces differ. */
package org.inmesh.traces.comparison;
