package dev.slipway.auth.user;

import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Sign in and register: the two pages that a stranger sees. */
@Controller
class PagesController {

    private final Users users;

    PagesController(Users users) {
        this.users = users;
    }

    @GetMapping("/login")
    String login(@AuthenticationPrincipal SignedIn user) {
        return user == null ? "login" : "redirect:/account";
    }

    @GetMapping("/register")
    String register(Model page) {
        page.addAttribute("form", RegisterForm.EMPTY);
        return "register";
    }

    @PostMapping("/register")
    String register(@Valid @ModelAttribute("form") RegisterForm form, BindingResult errors) {
        check(errors, "username", () -> new SignInName(form.username()));
        check(errors, "password", () -> users.checkPassword(form));
        check(errors, "email", () -> users.checkEmail(form.email()));
        if (!errors.hasErrors()) {
            check(errors, "username", () -> users.register(form));
        }
        return errors.hasErrors() ? "register" : "redirect:/login?registered";
    }

    /** All that is wrong is said at once; a field that is already marked has been told enough. */
    private static void check(BindingResult errors, String field, Runnable rule) {
        if (errors.hasFieldErrors(field)) {
            return;
        }
        try {
            rule.run();
        } catch (UserException e) {
            errors.rejectValue(field, e.sentence());
        }
    }
}
