<?php return array('dependencies' => array('wp-i18n'), 'version' => 'e2803b9f41aabdd69a2b');
