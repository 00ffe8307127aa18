package dev.larder.store.s3.fake;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The little XML that S3 speaks: written element by element, read as lists of flat elements. */
final class Xml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final String root;

    Xml(String root) {
        this(root, true);
    }

    Xml(String root, boolean namespace) {
        this.root = root;
        out.append('<').append(root);
        if (namespace) {
            out.append(" xmlns=\"").append(NAMESPACE).append('"');
        }
        out.append('>');
    }

    Xml text(String name, Object value) {
        out.append('<').append(name).append('>');
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
        out.append("</").append(name).append('>');
        return this;
    }

    Xml inside(String name, Consumer<Xml> body) {
        out.append('<').append(name).append('>');
        body.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    String end() {
        return out + "</" + root + ">";
    }

    /** The children of every element of that name, as name and text. */
    static List<Map<String, String>> elements(byte[] document, String name) throws S3Error {
        List<Map<String, String>> all = new ArrayList<>();
        NodeList found = parse(document).getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            Map<String, String> one = new HashMap<>();
            for (Node child = found.item(i).getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element) {
                    one.put(child.getLocalName(), child.getTextContent());
                }
            }
            all.add(one);
        }
        return all;
    }

    /** The text of the first element of that name, or nothing. */
    static String first(byte[] document, String name) throws S3Error {
        NodeList found = parse(document).getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Document parse(byte[] document) throws S3Error {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
        } catch (Exception e) {
            throw new S3Error(400, "MalformedXML");
        }
    }
}
