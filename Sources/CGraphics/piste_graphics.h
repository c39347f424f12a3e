// The page's C libraries for Swift: Cairo writes the PDF, Pango sets the text, libqrencode makes the QR code.
// Wrappers stand here only where Swift can't reach a macro or a cast.
#ifndef PISTE_GRAPHICS_H
#define PISTE_GRAPHICS_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

/// Releases any GObject; Swift does not see `gpointer` conversions of the opaque Pango types.
static inline void piste_object_release(const void *object) { g_object_unref((gpointer)object); }

/// A font map of its own per rendering: the default one of Pango is shared by a thread.
static inline PangoContext *piste_text_context_new(PangoFontMap **map) {
  *map = pango_cairo_font_map_new();
  // 72 dots per inch: one Pango unit of length is one PDF point.
  pango_cairo_font_map_set_resolution((PangoCairoFontMap *)*map, 72);
  return pango_font_map_create_context(*map);
}

#endif
