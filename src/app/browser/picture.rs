//! A chart of the page as a picture file: SVG with its colours resolved and nothing outside
//! of it, and PNG at twice its size.

use std::fmt::Write as _;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, CssStyleDeclaration, Element,
    HtmlCanvasElement, HtmlImageElement, Node, Url, Window,
};
use yew::Callback;

use super::files::download;
use crate::text::number;

/// Attributes that say where something is; all others are the page's own matter.
const KEPT: [&str; 18] = [
    "x",
    "y",
    "dx",
    "dy",
    "x1",
    "x2",
    "y1",
    "y2",
    "width",
    "height",
    "rx",
    "cx",
    "cy",
    "r",
    "points",
    "d",
    "text-anchor",
    "transform",
];
/// Properties that say how it looks.
const LOOKS: [&str; 9] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "font-size",
    "font-weight",
    "font-style",
    "fill-opacity",
];
/// What letters look like where the reader has none of the page's.
const FONTS: &str = "Segoe UI, Helvetica Neue, Arial, sans-serif";
/// Room around the picture, in pixels.
const MARGIN: f64 = 12.0;
/// Height of a line of the key.
const KEY: f64 = 22.0;
/// How much larger a PNG is than the chart.
const SCALE: f64 = 2.0;

/// A picture of a chart.
pub struct Picture {
    svg: String,
    width: f64,
    height: f64,
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Returns a colour as every reader of SVG knows it: mixed ones are `color(srgb 0.2 0.4 1)`
/// in the browser's words.
fn plain_colour(value: &str) -> String {
    let Some(parts) =
        value.strip_prefix("color(srgb ").and_then(|it| it.strip_suffix(')'))
    else {
        return value.to_owned();
    };
    let (rgb, alpha) = parts.split_once('/').unwrap_or((parts, "1"));
    let byte = |it: &str| (number(it).unwrap_or(0.0).clamp(0.0, 1.0) * 255.0).round();
    let rgb: Vec<String> =
        rgb.split_whitespace().map(|it| byte(it).to_string()).collect();
    match alpha.trim() {
        "1" => format!("rgb({})", rgb.join(", ")),
        alpha => format!("rgba({}, {alpha})", rgb.join(", ")),
    }
}

fn looks(window: &Window, element: &Element) -> Option<CssStyleDeclaration> {
    window.get_computed_style(element).ok().flatten()
}

/// Writes an element with what is in it.
fn write(window: &Window, element: &Element, out: &mut String) -> Option<()> {
    let name = element.local_name();
    if name == "title" || name == "desc" {
        let text = element.text_content().unwrap_or_default();
        write!(out, "<{name}>{}</{name}>", escape(&text)).ok()?;
        return Some(());
    }
    let style = looks(window, element)?;
    if style.get_property_value("display").ok()? == "none" {
        return Some(());
    }
    write!(out, "<{name}").ok()?;
    for it in KEPT {
        if let Some(value) = element.get_attribute(it) {
            write!(out, " {it}=\"{}\"", escape(&value)).ok()?;
        }
    }
    // A drawing inside a drawing is cut at its edge, if nobody says otherwise.
    if name == "svg" && style.get_property_value("overflow").ok()? == "visible" {
        out.push_str(" overflow=\"visible\"");
    }
    if name != "g" {
        for it in LOOKS {
            let value = plain_colour(&style.get_property_value(it).ok()?);
            let usual = matches!(
                (it, value.as_str()),
                ("stroke" | "stroke-dasharray", "none")
                    | ("opacity" | "fill-opacity", "1")
            );
            if !value.is_empty() && !usual {
                write!(out, " {it}=\"{}\"", escape(&value)).ok()?;
            }
        }
    }
    out.push('>');
    let children = element.child_nodes();
    for at in 0..children.length() {
        let Some(child) = children.item(at) else { continue };
        if child.node_type() == Node::TEXT_NODE {
            out.push_str(&escape(&child.text_content().unwrap_or_default()));
        } else if let Ok(child) = child.dyn_into::<Element>() {
            write(window, &child, out)?;
        }
    }
    write!(out, "</{name}>").ok()?;
    Some(())
}

/// Draws the key that stands beside the chart, on lines of their own; returns its height.
fn key(
    window: &Window,
    chart: &Element,
    (top, width): (f64, f64),
    out: &mut String,
) -> Option<f64> {
    let entries = chart.parent_element()?.query_selector_all(".chart-key li").ok()?;
    let (mut x, mut y) = (0.0, top + KEY / 2.0);
    for at in 0..entries.length() {
        let Some(entry) = entries.item(at).and_then(|it| it.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let label = entry.text_content().unwrap_or_default();
        let long =
            26.0 + f64::from(u32::try_from(label.chars().count()).unwrap_or(0)) * 7.2;
        if x > 0.0 && x + long > width {
            (x, y) = (0.0, y + KEY);
        }
        if let Some(swatch) = entry.query_selector("svg").ok().flatten() {
            let up = y - 6.0;
            write!(out, "<g transform=\"translate({x} {up})\">").ok()?;
            write(window, &swatch, out)?;
            out.push_str("</g>");
        }
        let (ink, from, base) =
            (looks(window, &entry)?.get_property_value("color").ok()?, x + 18.0, y + 4.5);
        write!(
            out,
            "<text x=\"{from}\" y=\"{base}\" font-size=\"13\" fill=\"{}\">{}</text>",
            escape(&ink),
            escape(&label)
        )
        .ok()?;
        x += long;
    }
    Some(if entries.length() > 0 { y + KEY / 2.0 - top } else { 0.0 })
}

/// Writes a sentence below the chart, on as many lines as it takes; returns their height.
fn sentence(
    text: &str,
    (top, width): (f64, f64),
    ink: &str,
    out: &mut String,
) -> Option<f64> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let long = |it: &String| it.chars().count() + word.chars().count() + 1;
        match lines.last_mut() {
            Some(it) if long(it) as f64 * 7.0 < width => {
                it.push(' ');
                it.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for (at, line) in lines.iter().enumerate() {
        let y = top + KEY * (at as f64 + 0.7);
        let (ink, line) = (escape(ink), escape(line));
        write!(out, "<text y=\"{y}\" font-size=\"13\" fill=\"{ink}\">{line}</text>")
            .ok()?;
    }
    Some(KEY * lines.len() as f64)
}

/// Makes a picture of the chart with this id, as it is drawn now, with a sentence below it.
pub fn picture(id: &str, note: Option<&str>) -> Option<Picture> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let chart = document.get_element_by_id(id)?;
    // Of the two shapes, the one that is shown.
    let drawings = chart.query_selector_all("svg").ok()?;
    let shown = (0..drawings.length())
        .filter_map(|it| drawings.item(it)?.dyn_into::<Element>().ok())
        .find(|it| it.get_bounding_client_rect().width() > 0.0)?;
    let place = shown.get_bounding_client_rect();
    let (width, high) = (place.width(), place.height());
    let paper = looks(&window, &document.body()?.into())?
        .get_property_value("background-color")
        .ok()?;
    let mut inside = String::new();
    let children = shown.children();
    for at in 0..children.length() {
        if let Some(child) = children.item(at) {
            write(&window, &child, &mut inside)?;
        }
    }
    let mut keys = String::new();
    let mut height = high + key(&window, &chart, (high, width), &mut keys)?;
    if let Some(note) = note {
        let ink = looks(&window, &chart)?.get_property_value("color").ok()?;
        height += sentence(note, (height, width), &ink, &mut keys)?;
    }
    let (whole, tall) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    // Places in percent are of the inner drawing's width.
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"{tall}\" viewBox=\"0 0 {whole} {tall}\" \
         font-family=\"{FONTS}\"><rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\
         <svg x=\"{MARGIN}\" y=\"{MARGIN}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\" role=\"img\">{inside}{keys}</svg></svg>",
        escape(&paper)
    );
    Some(Picture { svg, width: whole, height: tall })
}

impl Picture {
    /// Returns it as SVG.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Saves it as SVG; returns whether it could.
    pub fn save_svg(&self, file: &str) -> bool {
        download(&format!("{file}.svg"), "image/svg+xml", self.svg.as_bytes())
    }

    /// Saves it as PNG, then says whether it could.
    pub fn save_png(self, file: &str, done: Callback<bool>) {
        let file = format!("{file}.png");
        spawn_local(async move {
            let saved = match png(&self).await {
                Some(bytes) => download(&file, "image/png", &bytes),
                None => false,
            };
            done.emit(saved);
        });
    }
}

async fn png(picture: &Picture) -> Option<Vec<u8>> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(&picture.svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&url);
    let ready = JsFuture::from(image.decode()).await;
    let drawn = ready.ok().and_then(|_| draw(picture, &image));
    Url::revoke_object_url(&url).ok();
    let blob = encoded(&drawn?).await?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Returns a length in pixels, no longer than browsers draw.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded first"
)]
fn pixels(length: f64) -> u32 {
    length.clamp(1.0, 16_000.0) as u32
}

fn draw(picture: &Picture, image: &HtmlImageElement) -> Option<HtmlCanvasElement> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let (width, height) = (picture.width * SCALE, picture.height * SCALE);
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = canvas.get_context("2d").ok().flatten()?;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    Some(canvas)
}

async fn encoded(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let canvas = canvas.clone();
    let mut ask = |found: js_sys::Function, _: js_sys::Function| {
        let hear = Closure::once_into_js(move |blob: JsValue| {
            found.call1(&JsValue::NULL, &blob).ok();
        });
        canvas.to_blob(hear.unchecked_ref()).ok();
    };
    let promise = js_sys::Promise::new(&mut ask);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
