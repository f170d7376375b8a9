// Solid's own rules, which no faster linter knows: above all that props are never destructured.
import parser from "@typescript-eslint/parser";
import solid from "eslint-plugin-solid/configs/typescript";

export default [
  {
    files: ["frontend/**/*.tsx", "frontend/**/*.ts"],
    ...solid,
    languageOptions: { parser, parserOptions: { project: "frontend/tsconfig.json" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  { ignores: ["dist/**", "node_modules/**", "frontend/vite.config.ts"] },
];
