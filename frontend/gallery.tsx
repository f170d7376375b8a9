/** Every state of every tile, from fixed data. */
import "./styles/base.css";
